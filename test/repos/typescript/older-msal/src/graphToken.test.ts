import { configurationOf } from "./graphToken";

describe("configurationOf", () => {
    it("asks the tenant's own authority", () => {
        const { auth } = configurationOf({
            tenantId: "contoso",
            clientId: "client",
            privateKey: "key",
            thumbprintSha256: "thumbprint",
        });
        expect(auth.authority).toBe("https://login.microsoftonline.com/contoso");
    });
});
