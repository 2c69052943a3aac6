// Reads calls as lines of JSON, makes them with Stytch's client for Node, and writes each outcome as a line of JSON.
import { createInterface } from "node:readline";
import stytch from "stytch";

console.warn = () => {}; // The client warns of each base URL that is not Stytch's.

async function call({ url, secret, send, authenticate, get_user }) {
  // `custom_base_url` accepts https only, `env` any URL.
  const client = new stytch.Client({ project_id: "project-test-clients", secret, env: url });
  if (send) return client.otps.sms.loginOrCreate(send);
  if (get_user) return client.users.get({ user_id: get_user });
  return client.otps.authenticate(authenticate);
}

for await (const line of createInterface({ input: process.stdin })) {
  let outcome;
  try {
    outcome = { value: await call(JSON.parse(line)) };
  } catch (error) {
    const { status_code, error_type, error_message, error_url, request_id } = error;
    outcome = error instanceof stytch.StytchError
      ? { error: { status_code, error_type, error_message, error_url, request_id } }
      : { untyped: `${error.name}: ${error.message}` };
  }
  console.log(JSON.stringify(outcome));
}
