import type { Field, FieldGroup, ListedValues } from "./field.js";
import { type Html, html } from "./html.js";
import { inline, paragraphs } from "./prose.js";

/** Writes fields as HTML: each with a fragment of its own, what is inside closed until somebody asks for it. */
export function renderFields(group: FieldGroup): Html {
  return html`<div class="fields">${renderGroup(group)}</div> `;
}

function renderGroup({ title, description, rules, fields }: FieldGroup): Html {
  const about = description !== undefined && paragraphs(description, "about");
  return html`<div class="group">
    ${title !== "" && html`<h4>${title}</h4>`} ${about}${renderRules(rules)}
    ${fields.map(renderField)}
  </div> `;
}

function renderRules(rules: readonly string[]): Html | false {
  if (rules.length === 0) return false;
  return html`<ul class="rules">
    ${rules.map((rule) => html`<li>${inline(rule)}</li>`)}
  </ul>`;
}

function renderField(field: Field): Html {
  const { name, path, anchor, type, isRequired, marks, description, facts, values } = field;
  const required = isRequired && html` <span class="mark needed">required</span>`;
  const others = marks.map(({ text, tone }) => html` <span class="mark ${tone}">${text}</span>`);
  const parent = path.slice(0, path.length - name.length);
  return html`<div class="field" id="${anchor}" data-path="${path}">
    <div class="head">
      <a href="#${encodeURIComponent(anchor)}"
        ><span class="parent">${parent}</span><code>${name}</code></a
      >
      <span class="type">${type}</span>${required}${others}
    </div>
    ${description !== undefined && paragraphs(description)}${
      facts.length > 0 &&
      html`<ul class="limits">
        ${facts.map((fact) => html`<li>${inline(fact)}</li>`)}
      </ul>`
    }${values !== undefined && renderValues(values)}${renderInside(field)}
  </div> `;
}

function renderValues({ title, values }: ListedValues): Html {
  if (values.some(({ meaning }) => meaning !== undefined)) {
    const rows = values.map(
      ({ value, meaning = "" }) =>
        html`<div>
          <dt><code>${value}</code></dt>
          <dd>${inline(meaning)}</dd>
        </div>`,
    );
    return html`<p class="values">${title}:</p>
      <dl class="meanings">${rows}</dl>`;
  }
  const list = values.map(({ value }, index) => html`${index > 0 && ", "}<code>${value}</code>`);
  return html`<p class="values">${title}: ${list}</p>`;
}

function renderInside({ name, groups }: Field): Html | false {
  if (groups.length === 0) return false;
  const count = groups.reduce((sum, { fields }) => sum + fields.length, 0);
  const what = count === 1 ? "1 field" : `${count} fields`;
  const [only] = groups;
  const isPlain = groups.length === 1 && only?.title === "Fields";
  const inside = groups.map((group) => renderGroup(isPlain ? { ...group, title: "" } : group));
  return html`<details class="inside">
    <summary>${what} in <code>${name}</code></summary>
    ${inside}
  </details>`;
}
