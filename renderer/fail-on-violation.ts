/**
 * A violation of the content security policy is a bug, never a normal course: thrown here, it fails every
 * window test. `main.tsx` imports this before all else, so that what other modules do when they are loaded
 * is seen, too.
 */
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  throw new Error(`content security policy: ${effectiveDirective} ${blockedURI}`);
});
