// A driver for Stytch's client for Node: README.md in this folder describes the protocol. No operation is named here: the route of an
// operation leads to a method of the client, and all parameters are properties of one object.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { inspect } from "node:util";

const require = createRequire(process.cwd() + "/");
const stytch = require("stytch");
console.warn = console.log = () => {}; // It warns of each base URL that is not its own.
const write = (line) => process.stdout.write(JSON.stringify(line) + "\n");

// Values are written to a depth of 100: the suite reads no deeper ones.
const cut = (value, depth = 0) => {
  if (value === null || typeof value !== "object") return value;
  if (depth === 100) return null;
  if (Array.isArray(value)) return value.map((item) => cut(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cut(item, depth + 1)]));
};

// The methods of the client, by the requests that they send: each is called with an object that has every property, and sends nothing.
async function methods() {
  const found = new Map();
  const every = new Proxy({}, { get: (_, name) => (typeof name === "string" && name !== "toJSON" ? `{${name}}` : undefined) });
  const { fetch } = globalThis;
  let current;
  globalThis.fetch = async (url, { method }) => {
    const route = `${method} ${decodeURIComponent(new URL(url).pathname)}`;
    if (!found.has(route)) found.set(route, current);
    throw new Error("not sent");
  };
  const walk = async (object, path) => {
    for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((name) => name !== "constructor")) {
      current = [...path, name];
      await Promise.race([Promise.resolve().then(() => object[name](every)).catch(() => {}), new Promise((done) => setTimeout(done, 100))]);
    }
    for (const [name, value] of Object.entries(object)) {
      if (value?.constructor?.name?.match(/^[A-Z]/) && value.fetchConfig) await walk(value, [...path, name]);
    }
  };
  await walk(new stytch.Client({ project_id: "project-test-0", secret: "secret", env: "http://localhost" }), []);
  globalThis.fetch = fetch;
  return found;
}
const known = await methods();

function reply(error) {
  const printed = [error.message, inspect(error), String(error)];
  const { status_code: status, error_type: code, error_message: message, error_url: url, request_id } = error;
  const text = (value) => (typeof value === "string" ? value : undefined);
  const told = error instanceof stytch.StytchError && { code: text(code), message: text(message), url: text(url), request_id: text(request_id) };
  return { outcome: "error", status: told && Number.isInteger(status) ? status : undefined, ...told, printed };
}

async function call({ operation, method, path, path_parameters, query, headers, body, credentials, base_url, settings }) {
  const { username: project_id, password: secret } = credentials.project ?? {};
  if (operation.startsWith("sdk.")) return { outcome: "not_offered", why: "it has no frontend operations" };
  let client;
  try {
    // `custom_base_url` takes only https, `env` takes any URL.
    client = new stytch.Client({ project_id, secret, env: base_url, timeout: settings.timeout_ms ?? settings.attempt_timeout_ms });
  } catch (error) {
    return reply(error);
  }
  const names = known.get(`${method} ${path}`);
  if (!names) return { outcome: "not_offered", why: "it has no method for this operation" };
  const object = names.slice(0, -1).reduce((object, name) => object[name], client);
  if (Object.keys(headers).length) return { outcome: "not_offered", why: "its methods take no such header" };
  try {
    const value = await object[names.at(-1)]({ ...path_parameters, ...query, ...body });
    return { outcome: "value", value: cut(value ?? null), printed: [inspect(value)] };
  } catch (error) {
    return reply(error);
  }
}

write({
  protocol: 1,
  name: "stytch-node",
  version: JSON.parse(readFileSync("node_modules/stytch/package.json")).version,
  tells: ["status", "code", "message", "url", "request_id"],
  settings: ["timeout_ms", "attempt_timeout_ms"],
});
for await (const line of createInterface({ input: process.stdin })) write(await call(JSON.parse(line)));
