import type { Flow } from '../../scenario/flow.js';
import { dotnetToolchain } from './dotnet.js';
import { packageManagerToolchain } from './package-manager.js';
import type { ProjectToolchain } from './toolchain.js';

/** What builds and tests the project of a flow. */
export function toolchainOf(flow: Flow): ProjectToolchain {
  return flow.language === 'csharp'
    ? dotnetToolchain(flow.name)
    : packageManagerToolchain(flow.packageManager);
}
