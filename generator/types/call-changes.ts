import type { ChangeText } from "./change-text.js";

/** What can happen to a call besides the schemas of its bodies. */
export const callChanges = {
  "encoding-changed":
    "major: Form properties are written differently. Send the form as the new encoding says; the package does not send forms.",
  "error-response-added":
    "minor: One more failure. Nothing; failures are errors of the package whatever their status.",
  "error-response-removed":
    "minor: One failure less. Nothing, unless your code waits for that status.",
  "operation-added": "minor: One more operation. Nothing; there is one more method.",
  "operation-deprecated":
    "minor: The operation is deprecated. Nothing yet; look for its successor before it goes.",
  "operation-moved":
    "major: The operation has another method or path. Upgrade, as older versions call the old address; renew mocks and recordings of it.",
  "operation-no-longer-deprecated": "patch: The operation is not deprecated any more. Nothing.",
  "operation-removed": "major: One operation less. Stop calling it.",
  "parameter-added": "minor: One more parameter. Nothing; it may be left out.",
  "parameter-became-optional": "minor: A parameter is optional. Nothing; it may be left out.",
  "parameter-became-required": "major: A parameter is required. Send it in every call.",
  "parameter-removed": "major: One parameter less. Stop sending it.",
  "parameter-style-changed":
    "major: A parameter is written differently. Write it into the request as the new style says.",
  "request-body-added": "minor: A body may be sent. Nothing; it may be left out.",
  "request-body-became-optional": "minor: The body is optional. Nothing; it may be left out.",
  "request-body-became-required": "major: The body is required. Send a body in every call.",
  "request-body-removed": "major: No body is sent any more. Stop sending a body.",
  "request-media-type-added":
    "minor: One more media type to send. Nothing; the old one still does.",
  "request-media-type-removed":
    "major: One media type less to send. Send a media type that is left.",
  "required-parameter-added":
    "major: One more parameter, which is required. Send it in every call.",
  "required-request-body-added": "major: A body must be sent. Send a body in every call.",
  "response-header-added":
    "minor: One more header in answers. Nothing; there is one more header to read.",
  "response-header-became-optional":
    "major: A header of answers is optional. Handle its absence wherever it is read.",
  "response-header-became-required":
    "minor: A header of answers is always there. Nothing; the check for its absence may go.",
  "response-header-removed": "major: One header less in answers. Stop reading it.",
  "response-header-style-changed":
    "major: A header of answers is written differently. Read it as the new style says.",
  "response-media-type-added":
    "minor: One more media type in answers. Nothing, if your code asks for the media type that it reads.",
  "response-media-type-removed":
    "major: One media type less in answers. Read a media type that is left.",
  "security-alternative-added":
    "minor: One more way to authenticate. Nothing; the old way still does.",
  "security-alternative-removed":
    "major: One way less to authenticate. Authenticate in a way that is left.",
  "security-scheme-added":
    "major: One more credential is asked for. Give the client the new credential.",
  "security-scheme-changed":
    "major: A credential travels differently. Upgrade, as older versions send it the old way; renew mocks that match the header.",
  "security-scheme-removed":
    "minor: One credential less is asked for. Nothing; the credential may go.",
  "security-scope-added":
    "major: One more scope is needed. Ask for the scope when you get your credentials.",
  "security-scope-removed": "minor: One scope less is needed. Nothing; the scope may go.",
  "server-added": "minor: One more server. Nothing; there is one more environment to choose.",
  "server-removed": "major: One server less. Choose an environment that is left.",
  "server-url-changed":
    "major: Requests go to another address. Let the new address through firewalls and proxies; renew mocks and recordings of the old one.",
  "server-variables-changed":
    "major: The variables of an address are others. Give the variables that the address has now.",
  "success-response-added":
    "minor: One more success. Nothing, unless your code tells successes apart by status.",
  "success-response-removed": "major: One success less. Stop waiting for that status.",
  "success-status-changed":
    "major: Success has another status. Nothing through the package's methods; look for the new status where you read it yourself.",
} as const satisfies Readonly<Record<string, ChangeText>>;
