import {ConfidentialClientApplication} from '@azure/msal-node';

export type GetAssertion = () => Promise<string>;

/** The application as Microsoft Entra knows it; a workload identity vouches for it. */
export function createApp(
  tenant: string,
  clientId: string,
  clientAssertion: GetAssertion,
): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {clientId, authority: `https://login.microsoftonline.com/${tenant}`, clientAssertion},
  });
}
