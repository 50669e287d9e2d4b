/** Black on white, whatever the theme: it is for paper. */
export const printStyle = `
body{font:11pt/1.45 "Segoe UI","Noto Sans",Arial,sans-serif;color:#111;background:#fff;max-width:190mm;margin:12mm auto;padding:0 6mm}
h1{font-size:20pt;margin:0 0 4mm}h2{font-size:14pt;margin:9mm 0 2mm;border-bottom:1px solid #999}h3{font-size:11pt;margin:4mm 0 1mm}
h2,h3{break-after:avoid}p{margin:0 0 1mm}a{color:inherit}
table{border-collapse:collapse;width:100%}tr{break-inside:avoid}
th,td{text-align:left;vertical-align:top;padding:1mm 2mm;border-bottom:1px solid #ddd;font-weight:400}
th[scope=row]{width:34%}.mark{width:26%;color:#444;white-space:nowrap}.regulation{font-weight:600}.assumption{font-style:italic}
.before{color:#555;font-size:9.5pt}.months{display:grid;grid-template-columns:repeat(3,1fr);gap:5mm;margin-top:4mm}
.month{break-inside:avoid;font-size:9pt}.month caption{text-align:left;font-weight:600}.month th,.month td{border:0;padding:.4mm;text-align:center}
.weekend{color:#888}.off{font-weight:700;text-decoration:underline}.movedIn{outline:1px solid #111}.short::after{content:"*"}
@media print{body{margin:0;max-width:none;padding:0}}
`;
