import type { Reporter, TestCase, TestModule } from "vitest/node";

/** How long a file may take before it is named, and how often, in milliseconds. */
const long = 180_000;

/** Names the files that have been running for long, and in the end everything that was skipped. */
class WatchfulReporter implements Reporter {
  readonly #running = new Map<string, number>();
  readonly #skipped: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  onInit(): void {
    this.#timer = setInterval(() => this.#tell(), long).unref();
  }

  onTestModuleStart({ relativeModuleId }: TestModule): void {
    this.#running.set(relativeModuleId, Date.now());
  }

  onTestModuleEnd({ relativeModuleId }: TestModule): void {
    this.#running.delete(relativeModuleId);
  }

  onTestCaseResult(test: TestCase): void {
    if (test.result().state !== "skipped") return;
    this.#skipped.push(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  onTestRunEnd(): void {
    clearInterval(this.#timer);
    const lines = this.#skipped.length === 0 ? ["nothing"] : this.#skipped;
    for (const line of lines) console.log(`skipped: ${line}`);
  }

  #tell(): void {
    for (const [file, startedAt] of this.#running) {
      const minutes = Math.floor((Date.now() - startedAt) / 60_000);
      if (Date.now() - startedAt >= long) console.log(`still running, ${minutes} min: ${file}`);
    }
  }
}

/**
 * How Vitest reports. A log of CI that was cut off is to tell what hung, and a whole one what was not tested;
 * no runner can end a test that never yields.
 */
export const reporters = process.env["CI"] ? ["default", new WatchfulReporter()] : ["default"];
