import { expect, test } from "vitest";
import { describeFileError } from "../../generator/5-write/disk/inspect-file.js";

function fileError(code: string): Error {
  return Object.assign(new Error(`${code}: write`), { code, syscall: "write" });
}

test.each([
  ["EACCES", "permission is missing", "--out"],
  ["EROFS", "the file system is read-only", "make it writable"],
  ["ENOSPC", "the disk is full", "free some space"],
  ["EDQUOT", "your share of the disk is used up", "delete some of your files"],
  ["EFBIG", "it is larger than a file may be there", "ulimit -f"],
  ["EIO", "the disk failed", "check the disk"],
  ["EMFILE", "too many files are open in this process", "ulimit -n"],
  ["ENFILE", "too many files are open on this system", "close other programs"],
  ["EBUSY", "another program uses it", "close that program"],
  ["ENAMETOOLONG", "its path is too long for the file system", "--out"],
  ["EODD", "the system refuses (EODD)", "look at the path"],
])("%s is said in words: %s", (code, problem, help) => {
  expect(describeFileError(fileError(code), "out/acme/a")).toEqual({
    code: "unwritable-output",
    severity: "error",
    path: "out/acme/a",
    message: `out/acme/a cannot be read or written: ${problem}.`,
    help: expect.stringContaining(help),
  });
});

test.each([[new TypeError("a bug")], ["text"], [Object.assign(new Error("x"), { code: "EIO" })]])(
  "what is no error of the file system is thrown again: %s",
  (error) => {
    expect(() => describeFileError(error, "a")).toThrow(error as Error);
  },
);
