import assert from "node:assert";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "../src/app";

describe("the service", () => {
    let server: Server;

    before((done) => {
        server = createApp().listen(0, done);
    });

    after((done) => {
        server.close(done);
    });

    it("refuses what is no list", async () => {
        const { port } = server.address() as AddressInfo;
        const response = await fetch(`http://127.0.0.1:${port}/invoices/sums`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: "{}",
        });
        assert.strictEqual(response.status, 400);
    });
});
