/**
 * For the folder of the tests and of the emulator below it: names of tests are sentences, and what is public in them is for the test
 * runner. The owner's own `.editorconfig` holds for all the rest.
 */
export const testEditorConfig = `[*.cs]
# Names of tests are sentences, and tests need no documentation comments.
dotnet_diagnostic.CA1707.severity = none
dotnet_diagnostic.CS1591.severity = none
`;
