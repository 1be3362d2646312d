/**
 * What stands in for the front ends of providers, by provider: a module with the exports of its package, or a script.
 * Each notes what it was opened with in `opened`, and responds as after a success. `npm run test:parity` compiles the
 * same pages against the packages themselves.
 */
export const widgetStubs: Readonly<Record<string, string>> = {
  apideck: `export const ApideckVault = {
    open({ token, onConnectionChange }) {
      opened.push(token);
      onConnectionChange({ id: "connection-1", state: "callable" });
    },
  };`,
  kombo: `export async function showKomboConnect(url) {
    opened.push(url);
    return "public-kombo";
  }`,
  merge: `let config;
  globalThis.MergeLink = {
    initialize(given) {
      config = given;
      setTimeout(given.onReady);
    },
    openLink() {
      opened.push(config.linkToken);
      config.onSuccess("public-merge", {});
    },
  };`,
  mesh: `export const createLink = ({ onIntegrationConnected }) => ({
    openLink(token) {
      opened.push(token);
      onIntegrationConnected({ accessToken: {} });
    },
  });`,
  mx: `export class ConnectWidget {
    constructor({ container, url, onMemberConnected }) {
      if (!(container instanceof Element)) throw new Error("no container");
      opened.push(url);
      setTimeout(() => onMemberConnected({ member_guid: "MBR-1" }));
    }
  }`,
  nango: `export default class Nango {
    constructor({ connectSessionToken }) {
      this.token = connectSessionToken;
    }
    openConnectUI({ onEvent }) {
      opened.push(this.token);
      onEvent({ type: "ready" });
      onEvent({ type: "connect", payload: { connectionId: "connection-1" } });
      onEvent({ type: "close" });
    }
  }`,
  pipedream: `export function createFrontendClient({ externalUserId, tokenCallback }) {
    if (externalUserId === "" || typeof tokenCallback !== "function") throw new Error("no user");
    return {
      async connectAccount({ app, token, onSuccess }) {
        if (typeof app !== "string") throw new Error("no app");
        opened.push(token);
        if ((await tokenCallback({ externalUserId })).token !== token) throw new Error("two tokens");
        onSuccess({ id: "apn_1" });
      },
    };
  }`,
  plaid: `globalThis.Plaid = {
    create: ({ token, onSuccess }) => ({
      open() {
        opened.push(token);
        onSuccess("public-plaid", {});
      },
    }),
  };`,
  stackone: `customElements.define(
    "stackone-hub",
    class extends HTMLElement {
      connectedCallback() {
        opened.push(this.getAttribute("token"));
        const detail = { id: "account-1", provider: "hibob" };
        setTimeout(() => this.dispatchEvent(new CustomEvent("success", { detail })));
      }
    },
  );`,
  stripe: `export async function loadStripe(key) {
    if (!key.startsWith("pk_")) throw new Error("no publishable key");
    return {
      async collectFinancialConnectionsAccounts({ clientSecret }) {
        opened.push(clientSecret);
        return { financialConnectionsSession: { accounts: [] } };
      },
    };
  }`,
  truto: `export default async function authenticate(token) {
    opened.push(token);
    return { result: "success", integration: "copper" };
  }`,
};
