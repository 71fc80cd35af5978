import type { XmlElement } from '@rgrove/parse-xml';
import { attribute, childElements, metadata, sameName } from '../../../markup/xml.js';
import { holds } from './condition.js';
import type { Properties } from './properties.js';

/** An item of a project: a package, another project, a namespace. */
export interface ProjectItem {
  readonly kind: string;
  readonly action: 'include' | 'update' | 'remove';
  readonly name: string;
  /** Whether it is there in every build. */
  readonly isCertain: boolean;
  /** A value as written, properties replaced; undefined where there is none or it cannot be told. */
  readonly metadata: (name: string) => string | undefined;
}

/** The items of a group; lists are taken apart, and what is a pattern or cannot be told is left out. */
export function itemsOf(group: XmlElement, isCertain: boolean, properties: Properties): ProjectItem[] {
  return childElements(group).flatMap((element) => {
    const condition = holds(attribute(element, 'Condition'), properties);
    if (condition === false) return [];
    return (['Include', 'Update', 'Remove'] as const).flatMap((action) =>
      (properties.expand(attribute(element, action) ?? '') ?? '')
        .split(';')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !/[*?%@]/.test(name))
        .map((name) => ({
          kind: element.name,
          action: action.toLowerCase() as Lowercase<typeof action>,
          name,
          isCertain: isCertain && condition === true,
          metadata: (key: string) => {
            const value = metadata(element, key);
            return value === undefined ? undefined : properties.expand(value);
          },
        })),
    );
  });
}

/** Names that are included and not removed again, each once, in their order. */
export function namesOf(items: readonly ProjectItem[], kind: string): string[] {
  const names: string[] = [];
  for (const item of items.filter((each) => sameName(each.kind, kind))) {
    const index = names.findIndex((name) => sameName(name, item.name));
    if (item.action === 'remove' && index >= 0) names.splice(index, 1);
    else if (item.action === 'include' && index < 0) names.push(item.name);
  }
  return names;
}
