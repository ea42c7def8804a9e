/**
 * Starts Swagger UI on the reader's own session. It stands in for the package's script, which makes its interceptors out of text with `Function(…)`:
 * the content security policy forbids that, and the page stayed empty.
 *
 * A header that is left at the contract's example is filled in: the session's antiforgery token, a fresh Idempotency-Key, and for If-Match the ETag
 * under which the thing was last seen on this page. What the reader writes himself is sent as he wrote it.
 */
(() => {
  const seen = new Map();
  const headers = { IdempotencyKey: 'Idempotency-Key', IfMatch: 'If-Match', Antiforgery: 'X-Kheo-Antiforgery' };
  const example = (parameter) => ui.specSelectors.specJson().getIn(['components', 'parameters', parameter, 'example']);
  // `/api/units/{id}/rename` changes `/api/units/{id}`.
  const thing = (url) => new URL(url, location.href).pathname.split('/').slice(0, 4).join('/');

  async function token() {
    const answer = await fetch('/api/session');
    return answer.ok ? (await answer.json()).antiforgeryToken : undefined;
  }

  async function requestInterceptor(request) {
    if (request.loadSpec || request.method === 'GET') return request;
    const fill = async (parameter, value) => {
      const name = headers[parameter];
      if (request.headers[name] === undefined || request.headers[name] !== example(parameter)) return;
      request.headers[name] = (await value()) ?? request.headers[name];
    };
    await fill('IdempotencyKey', () => crypto.randomUUID());
    await fill('IfMatch', () => seen.get(thing(request.url)));
    await fill('Antiforgery', token);
    return request;
  }

  function responseInterceptor(response) {
    const { etag, location: made } = response.headers ?? {};
    if (etag) seen.set(thing(made ?? response.url), etag);
    return response;
  }

  const ui = SwaggerUIBundle({
    url: 'kheo/openapi.json',
    dom_id: '#swagger-ui',
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
    deepLinking: true,
    docExpansion: 'none',
    validatorUrl: null,
    requestInterceptor,
    responseInterceptor,
  });
})();
