import { Router } from "express";
import { sumsOf } from "./invoice";
import type { Item } from "./invoice";

export function invoicesRouter(): Router {
    const router = Router();
    router.post("/sums", (request, response) => {
        const items = request.body as Item[] | undefined;
        if (!Array.isArray(items)) {
            response.status(400).json({ error: "an array of items is needed" });
            return;
        }
        response.json(sumsOf(items));
    });
    return router;
}
