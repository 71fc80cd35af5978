/** The variables that `config.ts` reads for one flow. That of IMDS is the machine's, and the same for all. */
const variables = [
  'AZURE_TENANT_ID',
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'AZURE_REGIONAL_AUTHORITY_NAME',
  'AZURE_AUTHORITY_HOST',
  'LEG1_CLIENT_ID',
  'MANAGED_IDENTITY_CLIENT_ID',
  'MANAGED_IDENTITY_RESOURCE_ID',
  'MANAGED_IDENTITY_OBJECT_ID',
  'RESOURCE_SCOPE',
  'RESOURCE_URL',
];

const names = new RegExp(String.raw`(?<!\w)(?:${variables.join('|')})(?!\w)`, 'g');

/** What the variables of a later flow begin with: `key-vault` gives `KEY_VAULT_`. */
export const environmentPrefix = (flowName: string): string =>
  `${flowName.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_`;

/** A text of a flow with its variables under a prefix, so that each flow of a service has its own. */
export const withPrefix = (text: string, prefix: string): string =>
  text.replace(names, (name) => prefix + name);
