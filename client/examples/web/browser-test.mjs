// Drives the app in Chromium, as a person would: `node client/examples/web/browser-test.mjs PROGRAM [SCREENSHOTS]`, where PROGRAM is the
// built app. It speaks the DevTools protocol over a pipe, so it needs Node and Chromium and no package. With a folder for screenshots, it
// writes each page in light and dark, narrow and wide. CHROMIUM names the browser, if it is not in the usual place.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [program, screenshots] = process.argv.slice(2);
const TIMEOUT = 30_000;

/** The browser, or an error that says how to get one. */
function chromium() {
  const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = [process.env.CHROMIUM, ...usual].find((path) => path && existsSync(path));
  if (!found) throw new Error("there is no Chromium: run `apt-get install chromium`, or set CHROMIUM to its path");
  return found;
}

/** A browser, by the DevTools protocol. */
class Chromium {
  #next = 0;
  #waiting = new Map();
  #listeners = [];

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "browser-test-"));
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${this.folder}`];
    this.process = spawn(chromium(), flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    this.process.on("exit", () => this.#waiting.forEach(({ reject }) => reject(new Error("the browser has ended"))));
    let rest = "";
    this.process.stdio[4].setEncoding("utf8").on("data", (data) => {
      const messages = (rest + data).split("\0");
      rest = messages.pop();
      messages.forEach((message) => this.#receive(JSON.parse(message)));
    });
  }

  #receive({ id, result, error, method, params, sessionId }) {
    if (id === undefined) return this.#listeners.forEach((listener) => listener(method, params, sessionId));
    const { resolve, reject } = this.#waiting.get(id);
    this.#waiting.delete(id);
    error ? reject(new Error(error.message)) : resolve(result);
  }

  send(method, params = {}, sessionId) {
    const id = ++this.#next;
    this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return within(new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject })), method);
  }

  listen(listener) {
    this.#listeners.push(listener);
  }

  /** A page in a profile of its own, as another browser would have it. */
  async open() {
    const { browserContextId } = await this.send("Target.createBrowserContext");
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank", browserContextId });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, sessionId);
    await page.start();
    return page;
  }

  async close() {
    const ended = new Promise((resolve) => this.process.on("exit", resolve));
    this.process.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

class Page {
  #loaded = [];
  problems = [];

  constructor(browser, sessionId) {
    this.browser = browser;
    this.sessionId = sessionId;
    browser.listen((method, params, session) => {
      if (session !== sessionId) return;
      if (method === "Page.loadEventFired") this.#loaded.splice(0).forEach((resolve) => resolve());
      // What the policy forbids, and scripts that fail.
      if (method === "Log.entryAdded" && params.entry.source === "security") this.problems.push(params.entry.text);
      if (method === "Runtime.exceptionThrown") this.problems.push(params.exceptionDetails.text);
    });
  }

  send(method, params) {
    return this.browser.send(method, params, this.sessionId);
  }

  async start() {
    for (const domain of ["Page", "Runtime", "Log", "WebAuthn"]) await this.send(`${domain}.enable`);
    const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true };
    Object.assign(options, { isUserVerified: true, automaticPresenceSimulation: true });
    await this.send("WebAuthn.addVirtualAuthenticator", { options });
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Does something after which the browser loads a page. */
  async loading(action) {
    const loaded = new Promise((resolve) => this.#loaded.push(resolve));
    await action();
    await within(loaded, "loading a page");
  }

  open(path) {
    return this.loading(() => this.send("Page.navigate", { url: origin + path }));
  }

  /** Types into the field with this label, by the keyboard. */
  async type(label, text) {
    const field = `[...document.querySelectorAll("label")].find((label) => label.textContent === ${JSON.stringify(label)}).control`;
    await this.evaluate(`${field}.focus(), ${field}.select()`);
    await this.send("Input.insertText", { text });
  }

  /** Presses the button or follows the link with this text, by the keyboard. */
  press(text) {
    return this.loading(async () => {
      await this.evaluate(`[...document.querySelectorAll("button, a")].find((found) => found.textContent === ${JSON.stringify(text)}).focus()`);
      const key = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13 };
      await this.send("Input.dispatchKeyEvent", { type: "keyDown", text: "\r", ...key });
      await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    });
  }

  text() {
    return this.evaluate("document.body.innerText");
  }

  async shows(heading, ...texts) {
    const text = await this.text();
    assert.equal(await this.evaluate(`document.querySelector("h1").textContent`), heading, text);
    for (const part of texts) assert.ok(text.includes(part), `${part} is missing in: ${text}`);
    await this.accessible(heading);
    await this.shoot(heading);
  }

  /** Each field, button and link has a name, and nothing is wider than the page. */
  async accessible(heading) {
    const { nodes } = await this.send("Accessibility.getFullAXTree");
    const controls = nodes.filter((node) => !node.ignored && ["textbox", "button", "link"].includes(node.role?.value));
    for (const node of controls) assert.ok(node.name?.value, `a ${node.role.value} of "${heading}" has no name`);
    for (const width of [320, 400, 1200]) {
      await this.resize(width);
      const wide = await this.evaluate("document.documentElement.scrollWidth");
      assert.ok(wide <= width, `"${heading}" is ${wide} wide at ${width}`);
    }
  }

  resize(width) {
    return this.send("Emulation.setDeviceMetricsOverride", { width, height: 800, deviceScaleFactor: 1, mobile: false });
  }

  async shoot(heading) {
    if (!screenshots) return;
    for (const scheme of ["light", "dark"]) {
      await this.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
      for (const width of [400, 1200]) {
        await this.resize(width);
        const { data } = await this.send("Page.captureScreenshot", { captureBeyondViewport: true });
        writeFileSync(join(screenshots, `${heading.toLowerCase().replaceAll(" ", "-")}-${width}-${scheme}.png`), Buffer.from(data, "base64"));
      }
    }
  }
}

function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`timed out: ${what}`)), TIMEOUT)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

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
    await page.press("Administration");
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
    await page.press("Administration");
    assert.ok((await page.text()).includes("None of your roles says that you may."));
    await page.press("Log out");
    await page.open("/log-in/password");
    await page.type("Email address", "ada@example.com");
    await page.type("Password", "correct horse battery staple");
    await page.press("Log in");
    await page.shows("You are logged in");
  },
};

if (screenshots) mkdirSync(screenshots, { recursive: true });
let failed = 0;
let passed = 0;
const browser = new Chromium();
const { app, address } = start();
let origin;
try {
  origin = await address;
  const pages = [await browser.open(), await browser.open()];
  for (const [name, step] of Object.entries(steps)) {
    await step(...pages);
    assert.deepEqual(pages.flatMap((page) => page.problems), [], "neither the policy nor a script complains");
    console.log(`ok      ${name}`);
    passed += 1;
  }
} catch (error) {
  console.log(`failed  ${Object.keys(steps)[passed] ?? "the start"}\n${error.stack}`);
  failed += 1;
} finally {
  app.kill();
  await browser.close();
}
console.log(`browser steps: ${passed} of ${Object.keys(steps).length} passed`);
process.exitCode = failed && 1;
