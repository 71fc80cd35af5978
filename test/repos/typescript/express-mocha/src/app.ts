import express from "express";
import type { Express } from "express";
import { invoicesRouter } from "./invoices/router";

export function createApp(): Express {
    const app = express();
    app.use(express.json());
    app.use("/invoices", invoicesRouter());
    return app;
}
