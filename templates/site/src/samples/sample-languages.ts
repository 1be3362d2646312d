import type { Code } from "./code.js";
import type { SampleRequest } from "./sample-request.js";
import { writeCurl } from "./write-curl.js";
import { writeGo } from "./write-go.js";
import { writeJava } from "./write-java.js";
import { writeJavaScript } from "./write-javascript.js";
import { writeLinkmint } from "./write-linkmint.js";
import { writePython } from "./write-python.js";

/** A language that samples are written in. */
export interface SampleLanguage {
  readonly id: string;
  /** Such as `Python (requests)`. */
  readonly title: string;
  /** The name of a file that a sample is saved as, such as `main.go`. */
  readonly file: string;
  /** @throws {TypeError} Where a name is no environment variable. */
  readonly write: (request: SampleRequest) => Code;
}

/** All of them, in the order that pages show them in. */
export const sampleLanguages: readonly SampleLanguage[] = [
  { id: "linkmint", title: "TypeScript (linkmint)", file: "sample.ts", write: writeLinkmint },
  { id: "curl", title: "curl", file: "sample.sh", write: writeCurl },
  { id: "javascript", title: "JavaScript (fetch)", file: "sample.mjs", write: writeJavaScript },
  { id: "python", title: "Python (requests)", file: "sample.py", write: writePython },
  { id: "go", title: "Go", file: "main.go", write: writeGo },
  { id: "java", title: "Java 17", file: "Main.java", write: writeJava },
];
