/** Reference pages of others: what they are installed as, and how their own documentation shows a document with them. */
export const peersOfPages = [
  {
    package: "swagger-ui-dist",
    version: "5.35.0",
    styles: ["swagger-ui.css"],
    scripts: ["swagger-ui-bundle.js"],
    start: `SwaggerUIBundle({ url: "/openapi.json", dom_id: "#root" });`,
  },
  {
    package: "redoc",
    version: "2.5.4",
    scripts: ["bundles/redoc.standalone.js"],
    start: `Redoc.init("/openapi.json", {}, document.getElementById("root"));`,
  },
  {
    package: "rapidoc",
    version: "9.3.8",
    scripts: ["dist/rapidoc-min.js"],
    isModule: true,
    body: `<rapi-doc spec-url="/openapi.json"></rapi-doc>`,
  },
  {
    package: "@stoplight/elements",
    version: "9.0.25",
    styles: ["styles.min.css"],
    scripts: ["web-components.min.js"],
    body: `<elements-api apiDescriptionUrl="/openapi.json" router="hash"></elements-api>`,
  },
  {
    package: "@scalar/api-reference",
    version: "1.76.0",
    scripts: ["dist/browser/standalone.js"],
    start: `Scalar.createApiReference("#root", { url: "/openapi.json" });`,
  },
];
