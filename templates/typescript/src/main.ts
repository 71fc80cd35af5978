import { createClient } from './client.js';
import { readConfig } from './config.js';
import { MtlsPopError } from './mtls-pop/index.js';

/** Calls the resource once and says what happened. */
async function main(): Promise<void> {
  const config = readConfig();
  const client = createClient(config);
  try {
    const token = await client.acquirer.acquireToken(config.scope);
    console.log(
      `Token       ${token.tokenType}, for ${config.scope}, until ${token.expiresOn.toISOString()}`,
    );
    console.log(
      `Certificate ${token.bindingCertificate.subject}, x5t#S256 ${token.bindingCertificate.x5tS256}`,
    );

    const response = await client.http.request(config.resourceUrl);
    console.log(`Resource    ${config.resourceUrl}: ${response.status} ${response.statusText}`);
    console.log(await response.text());
    process.exitCode = response.ok ? 0 : 1;
  } finally {
    client.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof MtlsPopError ? `${error.code}: ${error.message}` : error);
  process.exitCode = 1;
});
