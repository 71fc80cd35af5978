import { createAcquirer } from './acquirer.js';
import { readConfig } from './config.js';
import { MtlsHttpClient, MtlsPopError, MutualTlsTransport } from './mtls-pop/index.js';

/** Calls the resource once and says what happened. */
async function main(): Promise<void> {
  const config = readConfig();
  const transport = new MutualTlsTransport();
  try {
    const acquirer = createAcquirer(config, { transport });
    const token = await acquirer.acquireToken(config.scope);
    console.log(
      `Token       ${token.tokenType}, for ${config.scope}, until ${token.expiresOn.toISOString()}`,
    );
    console.log(
      `Certificate ${token.bindingCertificate.subject}, x5t#S256 ${token.bindingCertificate.x5tS256}`,
    );

    const client = new MtlsHttpClient({ acquirer, scope: config.scope, transport });
    const response = await client.request(config.resourceUrl);
    console.log(`Resource    ${config.resourceUrl}: ${response.status} ${response.statusText}`);
    console.log(await response.text());
    process.exitCode = response.ok ? 0 : 1;
  } finally {
    transport.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof MtlsPopError ? `${error.code}: ${error.message}` : error);
  process.exitCode = 1;
});
