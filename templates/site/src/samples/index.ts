export { buildSampleRequest } from "./build-sample-request.js";
export { chooseEnvironment } from "./choose-environment.js";
export { type Code, textOf, type Token, type TokenKind } from "./code.js";
export { type SampleLanguage, sampleLanguages } from "./sample-languages.js";
export type {
  SampleBody,
  SampleCall,
  SamplePair,
  SamplePart,
  SampleRequest,
  SampleStep,
  SampleText,
} from "./sample-request.js";
export type { SampleSubject } from "./sample-subject.js";
