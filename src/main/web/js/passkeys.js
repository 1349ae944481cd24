// Passkeys: asks the server what to sign, a device to sign it, and sends the form with what it has signed.
const known = globalThis.PublicKeyCredential

async function asked(form) {
  const body = new URLSearchParams(new FormData(form))
  const answer = await fetch(form.dataset.options, { method: 'POST', body, redirect: 'error' })
  const json = await answer.json()
  if (!answer.ok) throw new Error(json.problem ?? '')
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: known.parseCreationOptionsFromJSON(json) })
    : navigator.credentials.get({ publicKey: known.parseRequestOptionsFromJSON(json) })
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!known?.parseCreationOptionsFromJSON) break
  const problem = form.querySelector('.problem')
  const button = form.querySelector('button')
  form.hidden = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    problem.hidden = true
    button.disabled = true
    try {
      form.elements.response.value = JSON.stringify(await asked(form))
      form.elements.password?.remove()
      form.submit()
    } catch (error) {
      // What the server refused says why; what a device refuses never does.
      problem.textContent = error.constructor === Error && error.message || form.dataset.failed
      problem.hidden = false
      button.disabled = false
    }
  })
}
for (const text of document.querySelectorAll('[data-without-passkeys]'))
  text.hidden = Boolean(known?.parseCreationOptionsFromJSON)
