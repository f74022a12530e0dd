<?php
// Reads a feed from standard input with SimplePie, the parser of FreshRSS and WordPress, and says what
// it understood, as JSON with the field names of tests/support/panel/panelist.ts.

error_reporting(E_ALL & ~E_DEPRECATED);
require 'simplepie/autoloader.php';

if (PHP_MAJOR_VERSION >= 8 && !class_exists('SimplePie\SimplePie', false)) {
    // SimplePie 1.3 is older than PHP 8, under which its own class for dates does not run.
    class SimplePie_Parse_Date
    {
        public static function get() { return new self; }
        public function parse($date) { return strtotime($date); }
    }
}

function moment($date) { return $date === null ? null : gmdate('Y-m-d\TH:i:s\Z', (int) $date); }
// SimplePie says texts as HTML.
function text($html) { return html_entity_decode((string) $html, ENT_QUOTES | ENT_HTML5); }
// Under PHP 8, SimplePie 1.3 adds an empty query and fragment to the addresses of files.
function address($url) { return preg_replace('/\??#$/', '', text($url)); }

$pie = new SimplePie();
$pie->set_raw_data(stream_get_contents(STDIN));
$pie->enable_cache(false);
$pie->enable_order_by_date(false);
if (!$pie->init()) exit((string) $pie->error());

$items = [];
foreach ($pie->get_items() as $item) {
    $files = [];
    $pictures = [];
    foreach ($item->get_enclosures() ?? [] as $file) {
        $found = ['url' => address($file->get_link()), 'type' => $file->get_type(), 'length' => $file->get_length()];
        // Where there is none, SimplePie 1.3 makes one without an address.
        if ($found['url'] === '' || $found['url'] === '//') continue;
        if ($file->get_medium() === 'image') $pictures[] = $found['url'];
        else $files[] = $found;
    }
    $items[] = [
        'id' => $item->get_id(),
        'url' => $item->get_permalink(),
        'title' => text($item->get_title()),
        'published' => moment($item->get_date('U')),
        // SimplePie 1.3 tells the same moment as that of the last change.
        'topics' => array_map(fn($one) => text($one->get_label()), $item->get_categories() ?? []),
        'authors' => array_map(fn($one) => text($one->get_name()), $item->get_authors() ?? []),
        'attachments' => $files,
        'image' => $pictures[0] ?? null,
    ];
}
echo json_encode([
    'feed' => [
        'title' => text($pie->get_title()),
        'url' => $pie->get_permalink(),
        'pages' => $pie->get_links(),
        'self' => $pie->get_link(0, 'self'),
        'language' => $pie->get_language(),
        'image' => $pie->get_image_url(),
    ],
    'items' => $items,
], JSON_THROW_ON_ERROR);
