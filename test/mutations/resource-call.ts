import type { Mutation } from './mutation.js';

/** Ways to break the call of the resource. */
export const resourceCallMutations: readonly Mutation[] = [
  {
    name: 'a bound token is sent under the scheme Bearer',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: '`${token.tokenType} ${token.accessToken}`',
    replace: '`Bearer ${token.accessToken}`',
  },
  {
    name: 'a Bearer token is sent under the scheme mtls_pop',
    subject: 'fic-bearer-certificate',
    file: 'mtls-http-client.ts',
    find: '`${token.tokenType} ${token.accessToken}`',
    replace: '`mtls_pop ${token.accessToken}`',
  },
  {
    name: 'the resource is called without the binding certificate',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `transport.send(forBoundToken({ ...request, headers }), token.bindingCertificate)`,
    replace: `transport.send(forBoundToken({ ...request, headers }))`,
  },
  {
    name: 'a redirect is followed with the token',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `const { claims } = readChallenge(response.headers);`,
    replace: `const location = response.headers.get('location');
    if (location !== null) {
      response = await this.#send({ ...request, url: new URL(location, request.url) }, token);
    }
    const { claims } = readChallenge(response.headers);`,
  },
  {
    name: 'a redirect is taken for an answer',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `if (redirects.includes(response.status)) {`,
    replace: `if (response.status === 399) {`,
  },
  {
    name: 'a POST is repeated',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `!idempotentMethods.includes(request.method)`,
    replace: `request.method === ''`,
  },
  {
    name: 'a 429 is not tried again',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `[429, 503]`,
    replace: `[503]`,
  },
  {
    name: 'a 503 of the resource is not tried again',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `[429, 503]`,
    replace: `[429]`,
  },
  {
    name: 'Retry-After of the resource is not waited for',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `await this.#sleep(wait, request.signal);`,
    replace: ``,
  },
  {
    name: 'a request is repeated without an end',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `retries === this.#maxRetries ||`,
    replace: `retries === this.#maxRetries + 1 ||`,
  },
  {
    name: 'a wait of hours is obeyed',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `wait > this.#maxRetryAfterMs ||`,
    replace: ``,
  },
  {
    name: 'a claims challenge is not answered',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `if (response.status === 401 && claims !== undefined) {`,
    replace: `if (response.status === 499 && claims !== undefined) {`,
  },
  {
    name: 'a claims challenge is answered without its claims',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `acquirer.acquireToken(scope, { claims, signal: init.signal })`,
    replace: `acquirer.acquireToken(scope, { signal: init.signal })`,
  },
  {
    name: 'a rejected token is taken for an answer',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `if (response.status === 401) {`,
    replace: `if (response.status === 499) {`,
  },
  {
    name: 'the signal does not reach the resource call',
    subject: 'vanilla-certificate',
    file: 'mtls-http-client.ts',
    find: `signal: init.signal, timeoutMs: init.timeoutMs ?? this.#options.timeoutMs,`,
    replace: `timeoutMs: init.timeoutMs ?? this.#options.timeoutMs,`,
  },
  {
    name: 'Key Vault is not told of the bound token',
    subject: 'vanilla-certificate',
    file: 'bound-token-hosts.ts',
    find: `headers.set('x-ms-tokenboundauth', 'true');`,
    replace: ``,
  },
  {
    name: 'the host of Microsoft Graph that takes no bound token is called',
    subject: 'vanilla-certificate',
    file: 'bound-token-hosts.ts',
    find: `if (host === 'graph.microsoft.com') {`,
    replace: `if (host === '') {`,
  },
  {
    name: 'the error does not say which check of the resource failed',
    subject: 'vanilla-certificate',
    file: 'rejected-token-error.ts',
    find: `const advice = checks.find(({ wording }) => wording.test(said))?.advice;`,
    replace: `const advice = undefined;`,
  },
];
