import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { tagName } from '../../../core/domain/tag.ts';
import type { CodeLine } from '../../../core/import/project-drafts.ts';
import { useLanguage } from '../../i18n.ts';
import { formatNumber } from '../../ui/format.ts';
import styles from './ImportScreen.module.css';

/** Indented no further, however deep it goes on. */
const DEEPEST = 6;

/** Each code of a project, where it stands, how often it is used, and what it becomes. */
export function ProjectCodes({ codes }: { readonly codes: readonly CodeLine[] }) {
  const { t } = useTranslation('importing');
  const language = useLanguage();
  const becomes = ({ becomes, code, tag, label }: CodeLine) => {
    if (tag) return t('project.becomesTag', { tag: tagName(tag, language) });
    if (becomes === 'left') return t('project.becomesLeft');
    return label === code.name
      ? t('project.becomesNew')
      : t('project.becomesNamed', { tag: label });
  };
  const depths = depthsOf(codes);
  return (
    <table className={styles['codes']} aria-label={t('project.codeTable')}>
      <thead>
        <tr>
          <th scope="col">{t('project.code')}</th>
          <th scope="col">{t('project.uses')}</th>
          <th scope="col">{t('project.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {codes.map((line, i) => (
          // Nothing else is their own: two may have one name. Their order never changes.
          // oxlint-disable-next-line no-array-index-key
          <tr key={i} style={{ '--depth': Math.min(depths[i] ?? 0, DEEPEST) } as CSSProperties}>
            <th scope="row">{line.code.name}</th>
            <td>{formatNumber(line.uses, language)}</td>
            <td>{becomes(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A code comes after the one that it stands under. */
function depthsOf(codes: readonly CodeLine[]): readonly number[] {
  const depths: number[] = [];
  for (const { code } of codes)
    depths.push(code.parent === undefined ? 0 : (depths[code.parent] ?? 0) + 1);
  return depths;
}
