import { ConfidentialClientApplication } from "@azure/msal-node";
import type { Configuration } from "@azure/msal-node";

const scopes = ["https://graph.microsoft.com/.default"];

export interface Credentials {
    tenantId: string;
    clientId: string;
    privateKey: string;
    thumbprintSha256: string;
}

export function configurationOf(credentials: Credentials): Configuration {
    return {
        auth: {
            clientId: credentials.clientId,
            authority: `https://login.microsoftonline.com/${credentials.tenantId}`,
            clientCertificate: {
                privateKey: credentials.privateKey,
                thumbprintSha256: credentials.thumbprintSha256,
            },
        },
    };
}

export async function graphToken(credentials: Credentials): Promise<string> {
    const client = new ConfidentialClientApplication(configurationOf(credentials));
    const result = await client.acquireTokenByClientCredential({ scopes });
    if (!result) {
        throw new Error("Microsoft Entra gave no token");
    }
    return result.accessToken;
}
