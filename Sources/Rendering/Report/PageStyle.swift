/// The style sheet of the report. It stands in the page and is named by its hash in the content policy.
enum PageStyle {
    /// The palette, light and dark. Text stands out from the paper by 4.5 to 1 at least, marks by 3 to 1.
    static let colours = """
        :root{--paper:#fbfaf6;--card:#ffffff;--ink:#1b2327;--soft:#566168;--line:#dcd8cd;--grid:#e9e5da;--accent:#0a5f7a;--hl:#ffe9a8;\
        --bad:#b3122a;--badbg:#fdf0ef;--warn:#8a5300;--warnbg:#fdf5e4;--c0:#0a6b8a;--c1:#b4520a;--c2:#7a3ea0;--c3:#2c7a34;--c4:#4d5a9c;--plan:#6b767c}
        @media (prefers-color-scheme:dark){:root{--paper:#11171b;--card:#182025;--ink:#e8eaeb;--soft:#a3aeb5;--line:#303b42;--grid:#263037;--accent:#7cc7e0;\
        --hl:#6a5200;--bad:#ff8d8d;--badbg:#2c1a1d;--warn:#f0bd6a;--warnbg:#2a2317;--c0:#5cbcdc;--c1:#f0a266;--c2:#c79be8;--c3:#7fce86;--c4:#a9b4f2;--plan:#94a1a8}}
        """

    /// The parts of charts, which stand in files of their own too.
    static let charts = """
        .chart text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;fill:var(--ink);font-variant-numeric:tabular-nums}
        .chart .tick{fill:var(--soft);font-size:11px}.chart .year{font-weight:600}.chart .fig{font-weight:600}.chart .when{font-weight:400;fill:var(--soft)}.chart .fig.bad,.chart .tick.bad{fill:var(--bad)}
        .chart .grid{stroke:var(--grid)}.chart .axis,.chart .zero{stroke:var(--soft);fill:none}.chart .paper{fill:var(--paper)}
        .c0{--c:var(--c0)}.c1{--c:var(--c1)}.c2{--c:var(--c2)}.c3{--c:var(--c3)}.c4{--c:var(--c4)}
        .chart .line{fill:none;stroke:var(--c);stroke-width:2;stroke-linejoin:round}.chart .line.plan{stroke:var(--plan);stroke-dasharray:2 5;stroke-linecap:round}
        .chart .line.thin{stroke:var(--soft);stroke-width:1.2}
        .chart .band{stroke:var(--c);stroke-width:2;opacity:.35}.chart .span{stroke:var(--c);stroke-width:3;stroke-linecap:round;opacity:.45}.chart .range{stroke:var(--ink);stroke-width:1.5}
        .chart .dot{fill:var(--c);stroke:var(--paper);stroke-width:1}.chart .dot.plan{fill:var(--paper);stroke:var(--plan);stroke-width:1.8}
        .chart .bar{fill:var(--c)}.chart .bar.plan{fill:var(--paper);stroke:var(--plan);stroke-dasharray:3 3}
        .chart .ring{fill:none;stroke:var(--bad);stroke-width:1.6}.chart .rival{stroke:var(--bad);stroke-width:2;fill:none}
        .chart .dispute{fill:none;stroke:var(--bad);stroke-width:1.2;stroke-dasharray:3 3}.chart [data-p]{cursor:pointer}
        """

    static let css = """
        \(colours)
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
        a{color:var(--accent);text-underline-offset:.15em}
        a:focus-visible,summary:focus-visible,input:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
        .skip{position:absolute;left:-999em}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:9}
        .wrap{max-width:72rem;margin:0 auto;padding:0 1.25rem}
        header.top{border-bottom:1px solid var(--line);padding:2.2rem 0 1.4rem}
        h1,h2,h3{font-family:Charter,"Bitstream Charter","Iowan Old Style","Noto Serif","DejaVu Serif",Georgia,serif;line-height:1.2;font-weight:700;text-wrap:balance}
        h1{font-size:2.1rem;margin:0 0 .3rem}h2{font-size:1.55rem;margin:0 0 .4rem}h3{font-size:1.08rem;margin:1.6rem 0 .4rem}
        .lede{color:var(--soft);margin:.1rem 0}
        .note{background:var(--warnbg);border-left:4px solid var(--warn);padding:.6rem .9rem;margin:1rem 0 0;border-radius:0 6px 6px 0}
        .facts{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:1.2rem 0 0;padding:0;list-style:none}
        .facts b{font-size:1.45rem;font-variant-numeric:tabular-nums;display:block;line-height:1.1}.facts span{color:var(--soft);font-size:.9rem}
        .facts .hot b{color:var(--bad)}
        nav.toc{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;padding:.8rem 0;font-size:.95rem}
        .find{display:flex;flex-wrap:wrap;gap:.6rem 1.2rem;align-items:center;padding:.2rem 0 1rem}
        .find input[type=search]{font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:6px;padding:.45rem .7rem;min-width:min(22rem,100%)}
        .find[hidden]{display:none}.find output{color:var(--soft);font-size:.9rem}
        section{padding:2rem 0;border-top:1px solid var(--line)}
        section>.wrap>p.about{color:var(--soft);margin:.1rem 0 1rem}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.93rem}
        caption{text-align:left;color:var(--soft);padding:.3rem 0;font-size:.9rem}
        th,td{padding:.38rem .8rem .38rem 0;text-align:left;vertical-align:baseline}
        thead th{font-size:.8rem;color:var(--soft);font-weight:600;border-bottom:2px solid var(--line);white-space:nowrap}
        tbody th{font-weight:600}
        .n{text-align:right}td.n{font-weight:600;white-space:nowrap}
        .overview tbody tr{border-bottom:1px solid var(--grid)}.overview td,.overview tbody th{vertical-align:middle}
        .overview tr:not(.group) th a{text-decoration:none}.overview th a:hover{text-decoration:underline}.overview .group th{padding-top:1.1rem;font-size:1rem}
        .q{color:var(--soft);font-weight:400}
        .pt{border-bottom:1px solid var(--grid)}.pt tr:first-child>*{padding-bottom:0}.pt .ev td{padding:0 0 .45rem}
        .pt.bad td.n{color:var(--bad)}
        .pt:target,.pt.here{background:var(--hl)}
        summary{cursor:pointer;color:var(--soft);font-size:.88rem}
        summary::marker{color:var(--accent)}
        .ob{margin:.5rem 0 .7rem 1.1rem;padding-left:.8rem;border-left:3px solid var(--line)}
        .ob.win{border-color:var(--c0)}.ob p{margin:.1rem 0}
        blockquote{margin:.2rem 0;font-family:Charter,"Bitstream Charter","Noto Serif","DejaVu Serif",Georgia,serif;font-size:1.02rem}
        mark{background:var(--hl);color:inherit;padding:0 .15em;border-radius:3px;font-weight:700}
        cite{font-style:normal;color:var(--soft);font-size:.88rem}
        .case{background:var(--card);border:1px solid var(--line);border-left:5px solid var(--bad);border-radius:8px;padding:1rem 1.2rem;margin:1.1rem 0}
        .case.tension{border-left-color:var(--warn)}.case.note-only{border-left-color:var(--soft)}
        .case h3{margin:.1rem 0 .2rem}.case>p{margin:.2rem 0}
        .badge{font-size:.74rem;font-weight:700;letter-spacing:.06em;text-transform:uppercase;color:var(--bad)}
        .tension .badge{color:var(--warn)}.note-only .badge{color:var(--soft)}
        .sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1rem;margin:.9rem 0}
        .side{border-top:2px solid var(--line);padding-top:.6rem}.side p{margin:.1rem 0}.side blockquote{margin:.7rem 0 .1rem}.side .big{font-size:1.5rem;font-weight:700;font-variant-numeric:tabular-nums;line-height:1.15}
        dl.proof{display:grid;grid-template-columns:max-content 1fr;gap:.25rem .9rem;margin:.4rem 0 0;font-size:.93rem}
        dl.proof dt{color:var(--soft)}dl.proof dd{margin:0;overflow-wrap:anywhere}
        code,pre{font-family:ui-monospace,"SF Mono","DejaVu Sans Mono",Consolas,monospace;font-size:.86rem}
        pre{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.8rem;line-height:1.3}
        figure{margin:1.2rem 0}figcaption{font-weight:600;margin-bottom:.2rem}figcaption small{font-weight:400;color:var(--soft)}
        .legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;color:var(--soft);font-size:.88rem;margin:.1rem 0;padding:0;list-style:none}
        .legend svg{display:inline-block;width:14px;height:14px;vertical-align:-2px;margin-right:.3rem}
        .chart{display:block;width:100%;height:auto;overflow:visible}
        \(charts)
        .spark{width:230px;height:40px}.overview td.spk{padding:.1rem .8rem .1rem 0}.chart.gap{max-width:25rem;margin:.4rem 0 .8rem}
        .phone{display:none}.multiples{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:.4rem 2.2rem;align-items:end}
        .asof select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:6px;padding:.35rem .5rem}
        .past figure,.past .astext,.past #overview table,.past #contradictions .case{opacity:.45}.was td.fig::after{content:" was";color:var(--soft);font-weight:400}
        kbd{font:600 .82em ui-monospace,"DejaVu Sans Mono",monospace;border:1px solid var(--soft);border-radius:4px;padding:0 .35em;background:var(--card)}
        h2.small{font-size:1.08rem}p.big{font-size:1.3rem;font-weight:700;margin:.3rem 0}
        .live{color:var(--soft);font-size:.9rem;margin:0 0 .8rem}.live output{color:var(--ink);font-weight:600}
        .settle fieldset{border:0;border-top:1px solid var(--line);margin:.9rem 0 0;padding:.6rem 0 0;display:flex;flex-wrap:wrap;gap:.4rem 1.1rem;align-items:center}
        .settle legend{font-weight:600;padding:0 .6rem 0 0;float:left}.settle .why{flex:1 1 18rem;display:flex;gap:.5rem;align-items:center}
        .settle input[type=text]{flex:1;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:6px;padding:.35rem .6rem;min-width:8rem}
        button{font:inherit;color:var(--card);background:var(--accent);border:1px solid var(--accent);border-radius:6px;padding:.35rem .9rem;cursor:pointer}
        .undo{padding:.1rem .6rem;font-size:.85rem;background:transparent;color:var(--accent)}button:focus-visible,select:focus-visible,.case:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .case:focus{outline:2px solid var(--accent);outline-offset:2px}
        footer{border-top:1px solid var(--line);padding:1.4rem 0 3rem;color:var(--soft);font-size:.9rem}
        .hide{display:none!important}
        @media (max-width:620px){
        body{font-size:15px}h1{font-size:1.65rem}.desk{display:none}.phone{display:block}.wrap{padding:0 .9rem}
        .points thead,.overview thead{position:absolute;left:-999em}
        .points,.points tbody,.points tr,.points td,.points tbody th,.points caption,.overview,.overview tbody,.overview tr,.overview td,.overview tbody th,.overview caption{display:block}
        .points tr:first-child,.overview tbody tr{display:flex;flex-wrap:wrap;gap:0 .7rem;padding:.35rem 0 .2rem}
        .points td,.points tbody th,.overview td,.overview tbody th{padding:0}.points td:empty{display:none}
        .points td.n{margin-left:auto;order:-1}.points tbody th{flex:1 1 55%;order:-2}.points td.n.q{order:0;margin:0}
        .overview tbody th{flex:1 1 55%}.overview .group th{padding-top:.8rem;flex-basis:100%}.overview td+td{color:var(--soft);font-size:.88rem}
        .overview td.n{margin-left:auto;color:var(--ink);font-size:1em}.overview td:nth-child(4){flex-basis:100%}
        .overview .spk,.overview td.wide{display:none}
        }
        @media print{
        :root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--hl:#ddd;--bad:#000;--c0:#333;--c1:#777;--c2:#555;--c3:#999;--plan:#666}
        @page{margin:14mm}html,body{font-size:12px}section{padding:1.2rem 0}.overview td,.points td{white-space:nowrap}.points .ev td{white-space:normal}
        nav.toc,.find,.skip,.get,.astext,.settle,.live,.undo{display:none!important}mark{text-decoration:underline}section{break-before:auto}.case,figure,.pt{break-inside:avoid}thead{display:table-header-group}
        .desk{display:block}.phone{display:none}a{color:inherit;text-decoration:none}details::details-content{content-visibility:visible;display:block}
        }
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        """
}
