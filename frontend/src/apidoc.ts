// The API, as its own description tells it.
import { call, Refusal } from "./api";
import { clear, h, problem, table } from "./dom";

// As much of an OpenAPI document as is shown.
interface Schema {
  $ref?: string;
  type?: string;
  items?: Schema;
  anyOf?: Schema[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  maxLength?: number;
  pattern?: string;
}
interface Operation {
  summary?: string;
  description?: string;
  parameters?: { name: string; description?: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Description {
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const LIMITS = ["minimum", "maximum", "exclusiveMinimum", "maxLength", "pattern"] as const;

export async function apiPage(main: HTMLElement, query: string, signal: AbortSignal): Promise<void> {
  document.title = "API · Expedition";
  try {
    const about = await call<Description>("/api/openapi.json", { signal });
    clear(main, described(about));
    document.getElementById(`model-${query}`)?.scrollIntoView();
  } catch (error) {
    if (!signal.aborted) clear(main, problem(error instanceof Refusal ? error.words.message : String(error)));
  }
}

function described({ info, paths, components }: Description): HTMLElement {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => operation(`${method.toUpperCase()} ${path}`, one)),
  );
  const models = Object.entries(components.schemas).filter(([name]) => !/Validation/.test(name));
  return h(
    "div",
    { class: "api" },
    h(
      "header",
      { class: "title" },
      h("h1", {}, `${info.title} ${info.version}`),
      h(
        "p",
        {},
        "The console's own API, for scripts on this computer. Send JSON; long work is a job that is ",
        "followed and can be deleted. Machine-readable: ",
        h("a", { href: "/api/openapi.json" }, "openapi.json"),
      ),
    ),
    h("h2", {}, "What can be asked"),
    ...operations,
    h("h2", {}, "Bodies and answers"),
    h("p", {}, "* required"),
    ...models.map(([name, schema]) => model(name, schema)),
  );
}

function operation(title: string, { summary, description, parameters = [], requestBody }: Operation) {
  const body = requestBody?.content["application/json"]?.schema;
  const named = body && nameOf(body);
  return h(
    "article",
    {},
    h("h3", {}, h("code", {}, title)),
    h("p", {}, description ?? summary),
    parameters.length > 0 &&
      fields(parameters.map(({ name, schema, description }) => [name, schema, description])),
    named && h("p", {}, "Body: ", h("a", { href: `#/api?${named}` }, named)),
  );
}

function model(name: string, { description, properties = {}, required = [] }: Schema) {
  const rows = Object.entries(properties).map(([key, value]): [string, Schema, string?] => [
    required.includes(key) ? `${key} *` : key,
    value,
    value.description,
  ]);
  const title = h("h3", {}, h("code", {}, name));
  return h("article", { id: `model-${name}` }, title, h("p", {}, description), fields(rows));
}

const fields = (all: [name: string, schema: Schema, description?: string][]) =>
  table(
    [],
    all.map(([name, schema, words]) => [h("code", {}, name), `${nameOf(schema)} ${limits(schema)}`, words]),
  );

function nameOf({ $ref, anyOf, type, items }: Schema): string {
  if ($ref) return $ref.split("/").pop()!;
  if (anyOf) {
    const either = anyOf.map(nameOf).filter((one) => one !== "null");
    return either.join(" or ");
  }
  return type === "array" && items ? `list of ${nameOf(items)}` : (type ?? "");
}

const limits = (schema: Schema): string =>
  LIMITS.flatMap((name) =>
    [schema, ...(schema.anyOf ?? [])]
      .filter((one) => one[name] !== undefined)
      .map((one) => `${name} ${one[name]}`),
  )
    .slice(0, 3)
    .join(", ");
