import { useTranslation } from 'react-i18next';
import { translationLanguage } from '../../../core/domain/translation.ts';
import { useTextName } from '../../interview-name.ts';
import { Banner } from '../../ui/Banner.tsx';
import type { BundleView } from '../../vault/api.ts';

/** Chains that are named; of more their number. */
const NAMED_MAX = 8;

/** The chains of a bundle that do not hold: one among many would be seen only by who looks at that interview. */
export function CustodySummary({ view }: { readonly view: BundleView }) {
  const { t } = useTranslation('open');
  const textName = useTextName();
  const broken = view.interviews.filter(
    ({ custody }) => custody !== undefined && custody.state !== 'whole',
  );
  const troubled = [
    ...broken.map((one) => textName(one.code, translationLanguage(one))),
    ...(view.strayChains ?? []).map((path) => t('custody.stray', { path })),
  ];
  if (troubled.length === 0) return null;
  const names = troubled.slice(0, NAMED_MAX).join(', ');
  const more = troubled.length - NAMED_MAX;
  return (
    <Banner tone="danger" isLive title={t('custody.trouble', { count: troubled.length })}>
      <p>{more > 0 ? t('custody.more', { names, count: more }) : names}</p>
      <p>{t('custody.troubleText')}</p>
    </Banner>
  );
}

/** How many chains there are and that all of them hold; nothing where one does not, there is none, or the signature is wrong. */
export function CustodyFact({ view }: { readonly view: BundleView }) {
  const { t } = useTranslation('open');
  const chains = view.interviews.flatMap(({ custody }) => custody ?? []);
  const isWhole = chains.every(({ state }) => state === 'whole') && view.strayChains === undefined;
  if (chains.length === 0 || !isWhole || view.signature.state === 'wrong') return null;
  return <span>{t('custody.fact', { count: chains.length })}</span>;
}
