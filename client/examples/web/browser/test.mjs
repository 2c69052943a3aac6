// Drives the app in Chromium, as a person would: `node client/examples/web/browser/test.mjs PROGRAM [SCREENSHOTS]`, where PROGRAM is the
// built app. With a folder for screenshots, it writes each page in light and dark, narrow and wide.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";

import { Chromium, within } from "./chromium.mjs";

const [program, screenshots] = process.argv.slice(2);

/** Starts the app on a free port, on its mock. */
function start() {
  const environment = { ...process.env };
  delete environment.STYTCH_PROJECT_ID;
  delete environment.STYTCH_SECRET;
  const app = spawn(program, ["--port", "0"], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  const address = new Promise((resolve, reject) => {
    let text = "";
    app.stdout.setEncoding("utf8").on("data", (data) => {
      text += data;
      const found = text.match(/http:\/\/localhost:\d+/);
      if (found) resolve(found[0]);
    });
    app.on("error", reject).on("exit", () => reject(new Error("the app has ended")));
  });
  return { app, address: within(address, "starting the app") };
}

async function logInByPasscode(page) {
  await page.open("/");
  await page.shows("Log in", "Phone number");
  await page.type("Phone number", "0012025550162");
  await page.press("Send me a passcode");
  await page.shows("Enter your passcode", "+12025550162");
  await page.press("Use another number");
  await page.type("Phone number", "12");
  await page.press("Send me a passcode");
  assert.ok((await page.text()).includes("That is not a phone number."));
  await page.type("Phone number", "+1 (000) 000-0000");
  await page.press("Send me a passcode");
  await page.type("Passcode", "000000");
  await page.press("Log in");
  await page.shows("You are logged in");
}

// Each goes on from the one before, with two browsers.
const steps = {
  "a passcode logs in": logInByPasscode,
  "the name is edited": async (page) => {
    await page.press("Account");
    await page.type("First name", "Grace");
    await page.type("Last name", "Hopper");
    await page.press("Save the name");
    assert.equal(await page.evaluate(`document.querySelector("#first").value`), "Grace");
    await page.shows("Your account", "None yet.");
  },
  "an email address is added": async (page) => {
    await page.type("Add an email address", "grace@example.com");
    await page.press("Send a link");
    await page.shows("Look at your email", "grace@example.com");
    await page.press("open the link");
    await page.shows("Confirm your email address");
    await page.press("Continue");
    await page.press("Account");
    assert.match(await page.text(), /grace@example\.com(?! not confirmed)/);
  },
  "a passkey is added": async (page) => {
    await page.press("Add a passkey");
    await page.shows("Your account", "You have one passkey.");
  },
  "the administration is open to a role": async (page) => {
    await page.press("Admin");
    await page.shows("Administration", "You may delete documents");
  },
  "the passkey logs in": async (page) => {
    await page.press("Log out");
    await page.shows("You are logged out");
    await page.press("Log in again");
    await page.press("Use a passkey");
    await page.shows("Log in with a passkey");
    await page.press("Use my passkey");
    await page.shows("You are logged in");
    await page.press("Account");
    assert.ok((await page.text()).includes("grace@example.com"), "it is the same person");
  },
  "an email link logs in": async (page, other) => {
    await other.open("/log-in");
    await other.press("Use a link by email");
    await other.shows("Log in by email");
    await other.type("Email address", "grace@example.com");
    await other.press("Send me a link");
    await other.press("open the link");
    await other.press("Continue");
    await other.shows("You are logged in");
    await other.press("Account");
    assert.equal(await other.evaluate(`document.querySelector("#first").value`), "Grace", "it is the same person");
  },
  "two sessions are listed, and both end": async (page, other) => {
    await page.press("Sessions");
    await page.shows("Your sessions", "This browser", "Another browser");
    await page.press("Log out everywhere");
    await page.shows("You are logged out");
    for (const refused of [page, other]) {
      for (const path of ["/account", "/sessions", "/admin", "/"]) {
        await refused.open(path);
        assert.equal(await refused.evaluate("location.pathname"), "/log-in", `${path} is refused`);
      }
    }
  },
  "a password makes an account and logs in": async (page) => {
    await page.press("Use a password");
    await page.type("Email address", "ada@example.com");
    await page.type("Password", "correct horse battery staple");
    await page.press("Log in");
    await page.shows("Log in with a password", "The email address or the password is wrong.");
    await page.press("Make an account");
    await page.shows("Make an account");
    await page.type("Email address", "ada@example.com");
    await page.type("Password", "correct horse battery staple");
    await page.press("Make an account");
    await page.press("Admin");
    assert.ok((await page.text()).includes("None of your roles says that you may."));
    await page.press("Log out");
    await page.open("/log-in/password");
    await page.type("Email address", "ada@example.com");
    await page.type("Password", "correct horse battery staple");
    await page.press("Log in");
    await page.shows("You are logged in");
  },
};

async function run(browser) {
  const pages = [await browser.open(), await browser.open()];
  for (const [name, step] of Object.entries(steps)) {
    try {
      await step(...pages);
      assert.deepEqual(pages.flatMap((page) => page.problems), [], "neither the policy nor a script complains");
    } catch (error) {
      throw new Error(`failed  ${name}`, { cause: error });
    }
    console.log(`ok      ${name}`);
    passed += 1;
  }
}

let passed = 0;
let browser;
let app;
try {
  if (!program) throw new Error("name the built app: `cargo build --package web-example`");
  const started = start();
  app = started.app;
  browser = new Chromium(await started.address, screenshots);
  await run(browser);
} catch (error) {
  console.log(`${error.message}\n${error.cause?.stack ?? ""}`.trim());
  process.exitCode = 1;
} finally {
  app?.kill();
  await browser?.close();
}
console.log(`browser steps: ${passed} of ${Object.keys(steps).length} passed`);
