/** An option of a mock that it cannot take; the message says what is wrong, then what to write. */
export class MockOptionError extends TypeError {
  override readonly name = "MockOptionError";
}
