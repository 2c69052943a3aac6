// Chromium, by the DevTools protocol over a pipe, and its pages as a person uses them: no package is needed.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const TIMEOUT = 30_000;

/** The browser that CHROMIUM names, or one in the usual place. */
function chromium() {
  const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = [process.env.CHROMIUM, ...usual].find((path) => path && existsSync(path));
  if (!found) throw new Error("there is no Chromium: run `apt-get install chromium`, or set CHROMIUM to its path");
  return found;
}

/** A browser, for the app at `origin`. With a folder, each page that is shown is kept there as pictures. */
export class Chromium {
  #next = 0;
  #waiting = new Map();
  #listeners = [];

  constructor(origin, screenshots) {
    Object.assign(this, { origin, screenshots });
    if (screenshots) mkdirSync(screenshots, { recursive: true });
    const path = chromium();
    this.folder = mkdtempSync(join(tmpdir(), "browser-test-"));
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${this.folder}`];
    this.process = spawn(path, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
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
    // Its processes end a moment later, and write into the folder until then.
    for (let left = 20; ; left -= 1) {
      try {
        return rmSync(this.folder, { recursive: true, force: true });
      } catch (error) {
        if (left === 0) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
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
    return this.loading(() => this.send("Page.navigate", { url: this.browser.origin + path }));
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
    const { screenshots } = this.browser;
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

export function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`timed out: ${what}`)), TIMEOUT)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
