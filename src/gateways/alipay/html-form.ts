/** Text that is safe inside HTML and its attributes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A page of one form that sends itself: for requests that are too long for an address. */
export function htmlForm(action: string, fields: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`
  )
  return [
    `<form id="alipay" method="post" accept-charset="utf-8" action="${escaped(action)}">`,
    ...inputs,
    `</form><script>document.getElementById("alipay").submit()</script>`,
  ].join("")
}
