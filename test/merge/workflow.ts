/** A workflow as the tool writes one, with what YAML has: comments, sequences of maps, flow sequences, block scalars. */
export const workflow = `# Keeps what mtls-pop generated current.
name: mtls-pop
on:
  push:
    branches: [main, release]
  pull_request:
    branches: [main]
  schedule:
    - cron: 17 5 * * 1

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    env:
      CI: yes
      NODE_ENV: test
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: 24
          cache: npm
      # Exit code 4: outdated or broken.
      - name: Check
        run: |
          npx mtls-pop check --json
          echo done

  update:
    needs: check
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - name: Update
        run: npx mtls-pop update
        shell: bash
`;
