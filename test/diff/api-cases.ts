import { spec } from "./acme-spec.js";

/** How a spec is edited, and what that is to callers. */
export interface ApiCase {
  readonly name: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
  readonly want: readonly string[];
  readonly back?: readonly string[];
}

export const apiCases: readonly ApiCase[] = [
  { name: "the client", edits: [["client: Acme", "client: AcmeLink"]], want: ["client-renamed"] },
  {
    name: "the environments",
    edits: [["AcmeEnvironment", "AcmeEnvironments"]],
    want: ["environments-renamed"],
  },
  {
    name: "the provider's name",
    edits: [["name: Acme\n", "name: ACME\n"]],
    want: ["provider-name-changed"],
  },
  {
    name: "a variable",
    edits: [["    baseUrlVariable: ACME_BASE_URL\n", ""]],
    want: ["environment-variable-removed"],
    back: ["environment-variable-added"],
  },
  {
    name: "a variable's name",
    edits: [["env: ACME_KEY", "env: ACME_API_KEY"]],
    want: ["environment-variable-changed"],
  },
  {
    name: "an environment's name",
    edits: [["name: production", "name: live"]],
    want: ["environment-renamed"],
  },
  {
    name: "the default environment",
    edits: [
      ["default: true, ", ""],
      ["name: production", "name: production, default: true"],
    ],
    want: ["default-environment-changed"],
  },
  {
    name: "a prefix of keys",
    edits: [["keyPrefixes: [sk_test_]", "keyPrefixes: []"]],
    want: ["key-prefix-removed"],
    back: ["key-prefix-added"],
  },
  {
    name: "an option",
    edits: [["option: key", "option: apiKey"]],
    want: ["credential-option-renamed"],
  },
  {
    name: "a word before a credential",
    edits: [["option: key", 'prefix: "Key ", option: key']],
    want: ["credential-prefix-changed"],
  },
  {
    name: "an option's secrecy",
    edits: [["option: key", "secret: false, option: key"]],
    want: ["credential-secrecy-changed"],
  },
  {
    name: "who makes a header's value",
    edits: [["{ option: key, env: ACME_KEY }", "{ option: key, signs: true }"]],
    want: ["credential-signing-changed", "environment-variable-removed"],
    back: ["credential-signing-changed", "environment-variable-added"],
  },
  {
    name: "a parameter that is not offered any more",
    edits: [["{ option: locale, env: ACME_LOCALE }", "{ omit: true }"]],
    want: ["parameter-removed"],
    back: ["parameter-added"],
  },
  {
    name: "a constant",
    edits: [['constant: "1"', 'constant: "2"']],
    want: ["constant-header-changed"],
  },
  {
    name: "a constant that becomes an option",
    edits: [['constant: "1"', "option: version"]],
    want: ["credential-option-added"],
    back: ["credential-option-removed"],
  },
  {
    name: "what createLinkToken calls",
    edits: [
      ["primary: true", "primary: no"],
      ["primary: false", "primary: true"],
      ["primary: no", "primary: false"],
    ],
    want: ["primary-operation-changed", "primary-operation-changed"],
  },
  {
    name: "a method",
    edits: [["        method: tokens.create\n", ""]],
    want: ["method-removed"],
    back: ["method-added"],
  },
  { name: "a method's name", edits: [["tokens.create", "link.create"]], want: ["method-renamed"] },
  { name: "a mode's method", edits: [["tokens.connect", "tokens.open"]], want: ["method-renamed"] },
  { name: "the naming", edits: [["naming: wire", "naming: camelCase"]], want: ["naming-changed"] },
  {
    name: "an operation's id",
    edits: [["operationId: listAccounts", "operationId: getAccounts"]],
    want: ["operation-id-changed", "exported-type-removed"],
  },
  {
    name: "a field of the result",
    edits: [[", requestId: /request_id", ""]],
    want: ["result-field-removed"],
    back: ["result-field-added"],
  },
  {
    name: "where a field of the result comes from",
    edits: [["{ token: /token, req", "{ token: /link, req"]],
    want: ["result-field-changed"],
  },
  {
    name: "the expiry",
    edits: [["documented: PT4H", "documented: PT2H"]],
    want: ["expiry-changed"],
  },
  {
    name: "a field of errors",
    edits: [["error: { code: /code }", "error: { code: /code, message: /kind }"]],
    want: ["error-field-added"],
    back: ["error-field-removed"],
  },
  {
    name: "where a field of errors comes from",
    edits: [["code: /code", "code: /kind"]],
    want: ["error-field-changed"],
  },
  {
    name: "single use",
    edits: [["singleUse: false", "singleUse: true"]],
    want: ["single-use-changed"],
  },
  { name: "retries", edits: [["[429, 503]", "[429]"]], want: ["retry-changed"] },
  {
    name: "idempotency",
    edits: [["idempotencyHeader: Idem", "idempotencyHeader: X-Idem"]],
    want: ["idempotency-header-changed"],
  },
  {
    name: "who fills the header against repeats",
    edits: [
      ["        idempotencyHeader: Idempotency-Key\n", ""],
      [
        "parameters:\n",
        "parameters:\n        - { name: Idempotency-Key, in: header, schema: { type: string } }\n",
      ],
    ],
    want: ["exported-type-removed", "idempotency-header-changed", "parameter-added"],
    back: ["exported-type-removed", "idempotency-header-changed", "parameter-removed"],
  },
  {
    name: "what a mode requires",
    edits: [["required: [user]", "required: [user, plan]"]],
    want: ["mode-requires-more"],
    back: ["mode-requires-less"],
  },
  {
    name: "what a mode forbids",
    edits: [["forbidden: [account]", "forbidden: [account, plan]"]],
    want: ["mode-forbids-more"],
    back: ["mode-forbids-less"],
  },
  {
    name: "the option that fills a parameter",
    edits: [["{ option: locale,", "{ option: language,"]],
    want: ["parameter-source-changed"],
  },
  {
    name: "a parameter that an option filled",
    edits: [["{ option: locale, env: ACME_LOCALE }", '{ constant: "en" }']],
    want: ["parameter-source-changed"],
  },
  {
    name: "the variable of a parameter's option",
    edits: [["env: ACME_LOCALE", "env: ACME_LANGUAGE"]],
    want: ["environment-variable-changed"],
  },
  {
    name: "what a mode asks for one of",
    edits: [["[[user], [plan]]", "[[user], [user, plan]]"]],
    want: ["mode-alternatives-changed", "exported-type-removed"],
  },
  {
    name: "a mode's lifetime",
    edits: [["lifetime: PT30M", "lifetime: PT20M"]],
    want: ["mode-lifetime-changed"],
  },
  {
    name: "a mode",
    edits: [["          renew:\n", "          renewal:\n"]],
    want: ["mode-removed", "mode-added"],
  },
  {
    name: "the first modes",
    edits: [[/ {8}modes:\n[^]*? {6}requestBody/u.exec(spec)?.[0] ?? "", "      requestBody"]],
    want: ["mode-removed", "mode-removed"],
    back: ["modes-introduced"],
  },
  {
    name: "an exported type",
    edits: [
      ["schemas/Mint", "schemas/MintRequest"],
      ["    Mint:", "    MintRequest:"],
    ],
    want: ["exported-type-removed"],
  },
];
