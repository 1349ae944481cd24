// Which addresses may stand in a story: the server's rule (Inline.Link), and never looser than it.
const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/** The address as it can be kept, or null. What a person typed without a scheme is taken for a host. */
export function address(typed) {
  const text = (typed ?? '').trim();
  if (/^(#|\/(?![/\\]))/.test(text)) return /[\u0000-\u0020\u007f\\]/.test(text) ? null : text;
  let url;
  try { url = new URL(text) } catch { return null }
  if (!SCHEMES.includes(url.protocol)) return null;
  // What URI (RFC 3986) knows no place for, and browsers leave as it is.
  const host = /^[a-z]+:\/\/[^/?#]*/.exec(url.href)?.[0] ?? '';
  if (/[^\x21-\x7e]|["<>\\^`{|}]/.test(host)) return null;
  const rest = url.href.slice(host.length)
    .replace(/[\s"<>\\^`{|}[\]\u0000-\u0020\u007f-\u009f]/g, encodeURIComponent)
    .replace(/%(?![0-9a-f]{2})/gi, '%25');
  const hash = rest.indexOf('#');
  return host + (hash < 0 ? rest : rest.slice(0, hash + 1) + rest.slice(hash + 1).replace(/#/g, '%23'));
}

/** What somebody typed into a field for an address: `paper.example/a` and `mara@paper.example` are meant as such. */
export function meant(typed) {
  const text = typed.trim();
  if (/^[^\s/:@]+@[^\s/:@]+\.[^\s/:@]+$/.test(text)) return address(`mailto:${text}`);
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]\S*)?$/u.test(text)) return address(`https://${text}`);
  return address(text);
}
