// Passkeys: gets the options of a form, lets the browser use or create a passkey, and sends the form with what it returns.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    show(form, "");
    try {
      const response = await fetch(`${form.getAttribute("action")}/options`, { method: "POST" });
      if (!response.ok) throw new Error(await response.text());
      const options = await response.json();
      const credential = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      button.disabled = false;
      form.requestSubmit();
    } catch (error) {
      button.disabled = false;
      show(form, problem(error));
    }
  });
}

function problem(error) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return "This browser cannot use passkeys here.";
  if (error.name === "NotAllowedError") return "No passkey was used. Try again, or log in another way.";
  if (error.name === "InvalidStateError") return "This device has a passkey for your account already.";
  return error.name === "Error" && error.message ? error.message : "That did not work. Please try again.";
}

function show(form, text) {
  const place = form.querySelector("[data-problem]");
  place.replaceChildren();
  if (!text) return;
  const message = document.createElement("p");
  message.id = "problem";
  message.setAttribute("role", "alert");
  message.textContent = text;
  place.append(message);
}
