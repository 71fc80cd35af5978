const tseslint = require("typescript-eslint");

module.exports = tseslint.config(...tseslint.configs.recommended, {
    rules: {
        quotes: ["error", "double", { avoidEscape: true }],
        semi: ["error", "always"],
        indent: "off",
    },
});
