import type { ChangeText } from "./change-text.js";

/** What can happen to the package that a spec gives, where the wire stays as it is. */
export const apiChanges = {
  "client-authentication-changed":
    "minor: An OAuth client shows its id and secret in another way. Nothing, unless a mock or a proxy looks for them.",
  "client-renamed": "major: The client class has another name. Import it under the new name.",
  "constant-header-changed":
    "major: A header that never changes has another value. Read what the provider says about the new value, such as an API version.",
  "credential-option-added":
    "major: One more option that holds a credential. Give the client the option, or set its environment variable.",
  "credential-option-removed":
    "major: One option less that holds a credential. Stop giving the client that option.",
  "credential-option-renamed":
    "major: An option has another name. Give the client the option under its new name.",
  "credential-prefix-changed":
    "major: A credential stands behind another word. Upgrade, as older versions send it the old way; renew mocks that match the header.",
  "credential-secrecy-changed": "patch: A credential is redacted, or is not any more. Nothing.",
  "credential-signing-changed":
    "major: An option takes a function that signs, or does not any more. Give the client what the option takes now.",
  "default-environment-changed":
    "major: Another environment where none is named. Name the environment that you mean.",
  "environment-renamed": "major: An environment has another name. Name it as it is called now.",
  "environment-variable-added":
    "minor: One more environment variable is read. Nothing, unless a variable of that name is set for something else.",
  "environment-variable-changed":
    "major: Another environment variable is read. Set the variable under its new name.",
  "environment-variable-removed":
    "major: One environment variable less is read. Give the client the value as an option.",
  "environments-renamed":
    "major: The exported environments have another name. Import them under the new name.",
  "error-field-added": "minor: Errors say more. Nothing; errors have one more field.",
  "error-field-changed":
    "major: A field of errors comes from elsewhere. Compare the values that your code looks for with the new ones.",
  "error-field-removed": "major: Errors say less. Stop reading that field of errors.",
  "expiry-changed":
    "minor: The expiry comes from elsewhere. Nothing, unless your code counts on the old lifetime.",
  "exported-type-removed":
    "major: The package exports one type less. Import the type that takes its place, if you import it by name.",
  "idempotency-header-changed": "minor: Repeated calls are marked differently. Nothing.",
  "key-prefix-added":
    "major: Keys of an environment are told by one more prefix. Use a key of the environment that you name.",
  "key-prefix-removed": "minor: Keys of an environment are told by one prefix less. Nothing.",
  "method-added": "minor: One more method. Nothing; there is one more way to call.",
  "method-removed": "major: One method less. Call a method that is left.",
  "method-renamed": "major: A method has another name. Call it under the new name.",
  "mode-added": "minor: One more mode. Nothing; there is one more kind of input.",
  "mode-alternatives-changed":
    "major: A mode asks for one of other groups. Send one of the new groups in full.",
  "mode-forbids-less": "minor: A mode forbids less. Nothing; more may be sent.",
  "mode-forbids-more": "major: A mode forbids more. Stop sending what the mode forbids.",
  "mode-lifetime-changed":
    "minor: Tokens of a mode live longer or shorter. Nothing, unless your code counts on the old lifetime.",
  "mode-removed": "major: One mode less. Send an input of a mode that is left.",
  "mode-requires-less": "minor: A mode asks for less. Nothing; more may be left out.",
  "mode-requires-more": "major: A mode asks for more. Send what the mode asks for.",
  "modes-introduced":
    "major: Inputs have to meet a mode. Send an input that one of the modes takes.",
  "naming-changed":
    "major: Properties are named differently. Rename the properties of inputs and answers.",
  "operation-id-changed":
    "major: The operation has another id. Use the new id where you index `operations` or `validators`.",
  "parameter-source-changed":
    "major: A parameter is filled in another way. Give it where it is given now: in the input, or as an option of the client or of the call.",
  "primary-operation-changed":
    "major: createLinkToken calls another operation. Call the method of the operation that you mean.",
  "provider-name-changed": "patch: The provider is called differently in messages. Nothing.",
  "result-field-added":
    "minor: The common result has one more field. Nothing; there is one more field to read.",
  "result-field-changed":
    "major: A field of the common result comes from elsewhere. Make sure that the new value serves where you hand it on.",
  "result-field-removed":
    "major: The common result has one field less. Read it from `raw`, or do without.",
  "retry-changed":
    "minor: Calls are sent again under other conditions. Nothing, unless your code counts the attempts.",
  "single-use-changed":
    "minor: A token opens one session, or is not limited to one any more. Mint a token for each session where it opens one only.",
} as const satisfies Readonly<Record<string, ChangeText>>;
