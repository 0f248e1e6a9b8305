// The API, as its own description tells it.
import { call, Refusal } from "./api";
import { clear, h, problem, table } from "./dom";

export async function apiPage(main: HTMLElement, query: string, signal: AbortSignal): Promise<void> {
  document.title = "API · Expedition";
  try {
    const about = await call<any>("/api/openapi.json", { signal });
    const named = (schema: any): string => {
      if (schema?.$ref) return schema.$ref.split("/").pop();
      const either: string[] | undefined = schema?.anyOf?.map(named);
      if (either) return either.filter((x) => x !== "null").join(" or ");
      return schema?.type === "array" ? `list of ${named(schema.items)}` : (schema?.type ?? "");
    };
    const limits = (schema: any): string => {
      const all = [schema, ...(schema?.anyOf ?? [])];
      return ["minimum", "maximum", "exclusiveMinimum", "maxLength", "pattern"]
        .flatMap((k) => all.filter((x) => x?.[k] !== undefined).map((x) => `${k} ${x[k]}`))
        .slice(0, 3)
        .join(", ");
    };
    const fields = (all: [name: string, schema: any, about: any][]) =>
      table(
        [],
        all.map(([name, schema, about]) => [
          h("code", {}, name),
          `${named(schema)} ${limits(schema)}`,
          about.description ?? "",
        ]),
      );
    const operations = Object.entries<any>(about.paths).flatMap(([path, methods]) =>
      Object.entries<any>(methods).map(([method, op]) => {
        const body = op.requestBody?.content?.["application/json"]?.schema;
        return h(
          "article",
          {},
          h("h3", {}, h("code", {}, `${method.toUpperCase()} ${path}`)),
          h("p", {}, op.description ?? op.summary ?? ""),
          op.parameters?.length > 0 && fields(op.parameters.map((p: any) => [p.name, p.schema, p])),
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
          fields(
            Object.entries<any>(schema.properties ?? {}).map(([key, value]) => [
              key + (schema.required?.includes(key) ? " *" : ""),
              value,
              value,
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
            "The console's own API, for scripts on this computer. Send JSON; long work is a job that is ",
            "followed and can be deleted. Machine-readable: ",
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
