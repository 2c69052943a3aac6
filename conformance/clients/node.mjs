// Reads calls as lines of JSON, makes them with Stytch's client for Node, and writes the outcomes as lines of JSON.
import { createInterface } from "node:readline";
import stytch from "stytch";

console.warn = () => {}; // It warns of each base URL that is not its own.

async function call({ url, secret, send, authenticate, elsewhere }) {
  // `custom_base_url` takes only https, `env` takes any URL.
  const client = new stytch.Client({ project_id: "project-test-clients", secret, env: url });
  if (send) return client.otps.sms.loginOrCreate(send);
  if (elsewhere) return client.users.get({ user_id: elsewhere });
  return client.otps.authenticate(authenticate);
}

for await (const line of createInterface({ input: process.stdin })) {
  let got;
  try {
    got = { value: await call(JSON.parse(line)) };
  } catch (error) {
    const { status_code, error_type, error_message, error_url, request_id } = error;
    got = error instanceof stytch.StytchError
      ? { error: { status_code, error_type, error_message, error_url, request_id } }
      : { untyped: `${error.name}: ${error.message}` };
  }
  console.log(JSON.stringify(got));
}
