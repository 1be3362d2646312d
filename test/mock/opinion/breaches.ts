import { formBody, type OperationDescription, type ProviderDescription } from "@linkmint/runtime";

/** A request as `fetch` takes it. */
export interface SentRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One thing that is wrong with a request that was right; nothing where it cannot be made wrong so. */
export interface BreachMaker {
  readonly name: string;
  readonly make: (request: SentRequest, subject: Subject) => SentRequest | undefined;
}

export interface Subject {
  readonly provider: ProviderDescription;
  readonly operation: OperationDescription;
  readonly value: Readonly<Record<string, unknown>>;
}

export const breaches: readonly BreachMaker[] = [
  {
    name: "no credentials",
    make: ({ headers, ...request }, { provider }) => {
      const names = [
        ...provider.credentials.flatMap(({ header }) => header ?? []),
        "authorization",
      ];
      const lower = names.map((name) => name.toLowerCase());
      const rest = Object.entries(headers).filter(([name]) => !lower.includes(name.toLowerCase()));
      return { ...request, headers: Object.fromEntries(rest) };
    },
  },
  {
    name: "another content type",
    make: (request) => ({
      ...request,
      headers: { ...request.headers, "content-type": "text/csv" },
    }),
  },
  { name: "no JSON", make: (request) => (isForm(request) ? undefined : { ...request, body: "{" }) },
  {
    name: "a name given twice",
    make: (request, { value }) => {
      const [name] = Object.keys(value);
      if (isForm(request) || name === undefined) return undefined;
      return {
        ...request,
        body: request.body.replace("{", `{${JSON.stringify(name)}:${JSON.stringify(value[name])},`),
      };
    },
  },
  {
    name: "a missing property",
    make: (request, subject) => without(request, subject, (schema) => schema.type !== "array"),
  },
  {
    name: "a missing list",
    make: (request, subject) =>
      isForm(request) ? without(request, subject, (schema) => schema.type === "array") : undefined,
  },
  {
    name: "a value of another type",
    make: (request, subject) => {
      const [name] =
        Object.entries(propertiesOf(subject)).find(
          ([, { type }]) => type === "string" || type === "boolean",
        ) ?? [];
      if (isForm(request) || name === undefined) return undefined;
      return withBody(request, subject, { ...subject.value, [name]: { not: ["this"] } });
    },
  },
  {
    name: "a value that is not listed",
    make: (request, subject) => {
      const [name] =
        Object.entries(propertiesOf(subject)).find(
          ([, { enum: values }]) => values !== undefined,
        ) ?? [];
      return name === undefined
        ? undefined
        : withBody(request, subject, { ...subject.value, [name]: "never_heard_of" });
    },
  },
  {
    name: "no mode",
    make: (request, subject) => {
      const { modes = {} } = subject.operation;
      const names = Object.values(modes).flatMap(({ required = [], anyOf = [] }) => [
        ...required,
        ...anyOf.flat(),
      ]);
      if (names.length === 0) return undefined;
      const rest = Object.entries(subject.value).filter(([name]) => !names.includes(name));
      return withBody(request, subject, Object.fromEntries(rest));
    },
  },
];

function isForm({ headers }: SentRequest): boolean {
  return headers["content-type"]?.includes("form") ?? false;
}

function withBody(request: SentRequest, { operation }: Subject, value: object): SentRequest {
  const { form, unlistedFormStyle } = operation.request ?? {};
  const body = isForm(request)
    ? formBody(form, unlistedFormStyle).write(value as Record<string, unknown>)
    : JSON.stringify(value);
  return { ...request, body };
}

/** A request without a property that its schema asks for. */
function without(
  request: SentRequest,
  subject: Subject,
  isMeant: (schema: ReturnType<typeof propertiesOf>[string]) => boolean,
): SentRequest | undefined {
  const { required = [] } = resolve(subject, subject.operation.request?.schema ?? {});
  const name = required.find((each) => isMeant(propertiesOf(subject)[each] ?? {}));
  if (name === undefined) return undefined;
  const rest = Object.entries(subject.value).filter(([each]) => each !== name);
  return withBody(request, subject, Object.fromEntries(rest));
}

function propertiesOf(subject: Subject) {
  const { properties = {} } = resolve(subject, subject.operation.request?.schema ?? {});
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      resolve(subject, typeof schema === "object" ? schema : {}),
    ]),
  );
}

type Schema = ProviderDescription["schemas"][string];

function resolve({ provider }: Subject, schema: Schema): Schema {
  return schema.$ref === undefined
    ? schema
    : (provider.schemas[schema.$ref.slice("#/$defs/".length)] ?? {});
}
