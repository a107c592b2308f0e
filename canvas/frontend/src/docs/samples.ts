/** A call written out in curl, Python and JavaScript, to be pasted and run. */
import type { Json } from "../api/types";
import type { Language } from "../graph/snippets";
import type { Operation } from "./openapi";
import { type Call, sample, sends } from "./request";

export const LANGUAGE_NAMES: Record<Language, string> = {
  curl: "curl",
  python: "Python",
  javascript: "JavaScript",
};

const KEY = { Authorization: "Bearer $WIREFLOW_KEY" };

export function code(
  language: Language,
  operation: Operation,
  origin: string,
  own: Record<string, string> = {},
): string {
  const shown = sample(operation, own);
  // What only the browser may call is shown as it goes over the wire: there is no key to paste.
  if (operation.access === "people") return wire(shown);
  const stream = sends(operation) === "text/event-stream";
  const headers = operation.access === "scope" ? { ...KEY, ...shown.headers } : shown.headers;
  return { curl, python, javascript }[language]({ ...shown, headers }, origin, stream);
}

function wire({ method, path, headers, body }: Call): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = [`${method} ${path}`, "X-CSRFToken: …", ...lines].join("\n");
  return body ? `${head}\n\n${body}` : head;
}

function curl({ method, path, headers, body }: Call, origin: string, stream: boolean): string {
  const verb = method === "GET" ? "" : ` -X ${method}`;
  const lines = [`curl${stream ? " -N" : ""}${verb} ${shell(origin + path)}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`-H "${name}: ${value}"`);
  if (body) lines.push(`-d '${body.replaceAll("'", "'\\''")}'`);
  return lines.join(" \\\n  ");
}

function shell(url: string): string {
  return /[^\w:/.@%-]/.test(url) ? `"${url}"` : url;
}

function python({ method, path, headers, body }: Call, origin: string, stream: boolean): string {
  const sent = Object.entries(headers).filter(([name]) => name !== "Content-Type");
  const reads = sent.some(([, value]) => value.includes("$"));
  const argument = [`"${method}"`, `"${origin}${path}"`];
  if (sent.length) {
    argument.push(
      `headers={${sent.map(([name, value]) => `"${name}": ${quoted(value)}`).join(", ")}}`,
    );
  }
  if (body) argument.push(`json=${literal(JSON.parse(body) as Json, 4)}`);
  const head = `${reads ? "import os\n\n" : ""}import httpx\n\n`;
  if (stream) {
    return `${head}with httpx.stream(\n    ${argument.join(",\n    ")},\n    timeout=60,\n) as answer:
    for line in answer.iter_lines():
        print(line)`;
  }
  return `${head}answer = httpx.request(\n    ${argument.join(",\n    ")},\n)
answer.raise_for_status()
print(${prints(method)})`;
}

function prints(method: string): string {
  return method === "DELETE" ? "answer.status_code" : "answer.json()";
}

/** A value whose `$NAME` comes from the environment. */
function quoted(value: string): string {
  const [before, name] = value.split("$");
  if (name === undefined) return `"${value}"`;
  return before ? `"${before}" + os.environ["${name}"]` : `os.environ["${name}"]`;
}

function literal(value: Json, indent: number): string {
  const pad = " ".repeat(indent + 4);
  const end = `\n${" ".repeat(indent)}`;
  const list = (parts: string[]) => parts.map((part) => `\n${pad}${part},`).join("");
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) {
    return value.length ? `[${list(value.map((one) => literal(one, indent + 4)))}${end}]` : "[]";
  }
  const pairs = Object.entries(value);
  const inner = pairs.map(([key, one]) => `${JSON.stringify(key)}: ${literal(one, indent + 4)}`);
  return pairs.length ? `{${list(inner)}${end}}` : "{}";
}

function javascript(shown: Call, origin: string, stream: boolean): string {
  const { method, path, headers, body } = shown;
  const parts: string[] = method === "GET" ? [] : [`  method: "${method}",`];
  const lines = Object.entries(headers).map(([name, value]) => `    ${key(name)}: ${js(value)},`);
  if (lines.length) parts.push(`  headers: {\n${lines.join("\n")}\n  },`);
  if (body) parts.push(`  body: JSON.stringify(${indented(body)}),`);
  const options = parts.length ? `, {\n${parts.join("\n")}\n}` : "";
  const start = `const answer = await fetch("${origin}${path}"${options});\n`;
  if (stream) {
    return `${start}const text = answer.body.pipeThrough(new TextDecoderStream());
for await (const part of text) console.log(part);`;
  }
  if (method === "DELETE") return `${start}console.log(answer.status);`;
  return `${start}if (!answer.ok) throw new Error((await answer.json()).error);
console.log(await answer.json());`;
}

function key(name: string): string {
  return /^\w+$/.test(name) ? name : `"${name}"`;
}

function js(value: string): string {
  return value.includes("$")
    ? `\`${value.replace(/\$(\w+)/, "$${process.env.$1}")}\``
    : `"${value}"`;
}

function indented(body: string): string {
  return body.replaceAll("\n", "\n  ");
}
