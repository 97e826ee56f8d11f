/** Without `redirect_url` the browser comes back to the page that it left. */
export function withReturn(url: string, returnUrl: string | undefined): string {
  return returnUrl ? `${url}&redirect_url=${encodeURIComponent(returnUrl)}` : url
}
