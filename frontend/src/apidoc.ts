// The API, as its own description tells it.
import { call, Refusal } from "./api";
import { clear, h, problem } from "./dom";

export async function apiPage(main: HTMLElement, query: string, signal: AbortSignal): Promise<void> {
  document.title = "API · Expedition";
  try {
    const about = await call<any>("/api/openapi.json", { signal });
    const named = (schema: any): string =>
      !schema
        ? ""
        : schema.$ref
          ? schema.$ref.split("/").pop()
          : schema.anyOf
            ? schema.anyOf
                .map(named)
                .filter((x: string) => x !== "null")
                .join(" or ")
            : schema.type === "array"
              ? `list of ${named(schema.items)}`
              : (schema.type ?? "");
    const limits = (schema: any): string => {
      const all = [schema, ...(schema?.anyOf ?? [])];
      return ["minimum", "maximum", "exclusiveMinimum", "maxLength", "pattern"]
        .flatMap((k) => all.filter((x) => x?.[k] !== undefined).map((x) => `${k} ${x[k]}`))
        .slice(0, 3)
        .join(", ");
    };
    const table = (rows: [string, string, string][]) =>
      h(
        "table",
        {},
        h(
          "tbody",
          {},
          ...rows.map(([a, b, c]) =>
            h("tr", {}, h("td", {}, h("code", {}, a)), h("td", {}, b), h("td", {}, c)),
          ),
        ),
      );
    const operations = Object.entries<any>(about.paths).flatMap(([path, methods]) =>
      Object.entries<any>(methods).map(([method, op]) => {
        const body = op.requestBody?.content?.["application/json"]?.schema;
        return h(
          "article",
          {},
          h("h3", {}, h("code", {}, `${method.toUpperCase()} ${path}`)),
          h("p", {}, op.description ?? op.summary ?? ""),
          op.parameters?.length
            ? table(
                op.parameters.map((p: any) => [
                  p.name,
                  `${named(p.schema)} ${limits(p.schema)}`,
                  p.description ?? "",
                ]),
              )
            : null,
          body ? h("p", {}, "Body: ", h("a", { href: `#/api?${named(body)}` }, named(body))) : null,
        );
      }),
    );
    const models = Object.entries<any>(about.components.schemas)
      .filter(([name]) => !/Validation/.test(name))
      .map(([name, schema]) =>
        h(
          "article",
          { id: `model-${name}` },
          h("h3", {}, h("code", {}, name)),
          h("p", {}, schema.description ?? ""),
          table(
            Object.entries<any>(schema.properties ?? {}).map(([key, value]) => [
              key + (schema.required?.includes(key) ? " *" : ""),
              `${named(value)} ${limits(value)}`,
              value.description ?? "",
            ]),
          ),
        ),
      );
    clear(
      main,
      h(
        "div",
        { class: "api" },
        h(
          "header",
          { class: "title" },
          h("h1", {}, `${about.info.title} ${about.info.version}`),
          h(
            "p",
            {},
            "The console's own API, for scripts on this computer. Send JSON; long work is a job that is followed and can be deleted. Machine-readable: ",
            h("a", { href: "/api/openapi.json" }, "openapi.json"),
          ),
        ),
        ...operations,
        h("h2", {}, "Bodies and answers"),
        h("p", {}, "* required"),
        ...models,
      ),
    );
    document.getElementById(`model-${query}`)?.scrollIntoView();
  } catch (error) {
    if (!signal.aborted) clear(main, problem(error instanceof Refusal ? error.words.message : String(error)));
  }
}
