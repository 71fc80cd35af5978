import {ConfidentialClientApplication} from '@azure/msal-node';

export type GetAssertion = () => Promise<string>;

/** A tenant has to be named: what an application may export belongs to one. */
export function authorityOf(tenant: string): string {
  if (/^(?:common|organizations|consumers)$/.test(tenant)) throw new Error(`"${tenant}" is no tenant`);
  return `https://login.microsoftonline.com/${tenant}`;
}

/** The application as Microsoft Entra knows it; a workload identity vouches for it. */
export function createApp(
  tenant: string,
  clientId: string,
  clientAssertion: GetAssertion,
): ConfidentialClientApplication {
  return new ConfidentialClientApplication({auth: {clientId, authority: authorityOf(tenant), clientAssertion}});
}
