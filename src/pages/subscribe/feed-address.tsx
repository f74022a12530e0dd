/** A feed's address to copy: by hand, or with a button where the script runs. */
export function FeedAddress({ address }: { address: string }) {
  return (
    <p class="address">
      <code>{address}</code>
      <button type="button" data-copy={address} hidden>
        Copy
      </button>
    </p>
  );
}
