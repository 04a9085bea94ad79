/// The scripts of the report. They stand in the page and are named by their hash in its content policy.
enum PageScript {
    /// Everything can be read without it; it adds the search field and the choice of a vintage, opens what a link points into, and leads
    /// from a mark to its row.
    static let reading = """
        (function(){'use strict';var d=document,f=d.querySelector('.find');if(!f)return;f.hidden=false;
        var q=f.querySelector('input[type=search]'),c=f.querySelector('input[type=checkbox]'),o=f.querySelector('output'),s=f.querySelector('.asof select');
        var rows=[].slice.call(d.querySelectorAll('.pt,.case'));
        var texts=rows.map(function(r){return r.textContent.toLowerCase()});
        function run(){var w=q.value.toLowerCase().split(/\\s+/).filter(Boolean),n=0;
        rows.forEach(function(r,i){var s=w.every(function(x){return texts[i].indexOf(x)>=0})&&(!c.checked||r.classList.contains('bad'));
        r.classList.toggle('hide',!s);if(s&&!r.hidden&&r.classList.contains('pt'))n++});
        o.textContent=w.length||c.checked?n+(n===1?' point':' points'):''}
        q.addEventListener('input',run);c.addEventListener('change',run);
        function say(n,newest){d.body.classList.toggle('past',n<newest);var p=d.getElementById('past');
        if(!p){p=d.createElement('p');p.id='past';p.className='note';f.after(p)}p.hidden=n>=newest;
        p.textContent='The tables of points show vintage '+n+'. Charts, findings and the overview show vintage '+newest+'.'}
        function back(){var n=+s.value,newest=+s.options[0].value;
        rows.forEach(function(r){var h=r.getAttribute('data-h');if(!h)return;var t=r.querySelector('td.fig');
        if(!r.now)r.now=t.textContent;var v='';
        h.split('|').forEach(function(x){var i=x.indexOf('=');if(+x.slice(0,i)<=n)v=x.slice(i+1)});
        r.hidden=!v;t.textContent=v||r.now;r.classList.toggle('was',!!v&&v!==r.now)});
        say(n,newest);run()}
        if(s)s.addEventListener('change',function(){
        if(s.hasAttribute('data-live'))location.href='./'+(s.selectedIndex?'?as-of='+s.value:'');else back()});
        function open(id){var t=d.getElementById(id);if(!t)return;var e=t.closest('details')||t.querySelector('details');if(e)e.open=true;return t}
        function jump(){var id=location.hash.slice(1);if(id)open(id)}
        addEventListener('hashchange',jump);jump();
        d.addEventListener('click',function(e){var m=e.target.closest&&e.target.closest('[data-p]');if(!m)return;
        var a=m.getAttribute('data-p');if(a.charAt(0)==='#'){q.value='';c.checked=false;run();location.hash=a;open(a.slice(1))}else location.href=a});
        d.addEventListener('keydown',function(e){if(e.key==='/'&&!/INPUT|SELECT/.test(d.activeElement.tagName)&&!e.ctrlKey&&!e.metaKey){e.preventDefault();q.focus()}
        if(e.key==='Escape'&&d.activeElement===q){q.value='';run();q.blur()}});
        addEventListener('beforeprint',function(){d.querySelectorAll('details').forEach(function(x){x.open=true})});
        })();
        """

    /// On a page that the program serves: findings are settled by keys, and every decision goes back to the program with its reason.
    static let settling = """
        (function(){'use strict';var d=document,said=d.getElementById('said');if(!said)return;
        var cards=[].slice.call(d.querySelectorAll('.case'));
        function kept(){try{return sessionStorage.getItem('tidemark')||''}catch(e){return ''}}
        function keep(t){try{sessionStorage.setItem('tidemark',t)}catch(e){}}
        said.textContent=kept();keep('');
        function send(what,body,out){out.textContent='Saving …';
        fetch(what,{method:'POST',credentials:'omit',headers:{'Content-Type':'application/json'},body:JSON.stringify(body)})
        .then(function(r){return r.text().then(function(t){if(!r.ok)throw new Error(t||r.status);keep(t);location.reload()})})
        .catch(function(e){out.textContent=e.message})}
        d.addEventListener('submit',function(e){e.preventDefault();var f=e.target,by=f.querySelector('input[name=by]:checked'),out=f.querySelector('output');
        if(!by){out.textContent='Choose first.';return}
        if(f.hasAttribute('data-statement')){var b={statement:f.getAttribute('data-statement'),series:f.getAttribute('data-series'),by:by.value,reason:f.elements.reason.value,dimensions:{}};
        var gap=(by.value==='accept'&&empty(f))||(!b.reason.trim()&&f.elements.reason);if(gap){out.textContent='Say it first.';gap.focus();return}
        if(by.value==='accept'){
        b.subject=f.elements.subject.value;b.period=f.elements.period.value;
        f.querySelectorAll('[data-dimension]').forEach(function(x){b.dimensions[x.getAttribute('data-dimension')]=x.value})}
        send('place',b,out);return}
        send('decide',{finding:f.getAttribute('data-finding'),by:by.value,observation:by.getAttribute('data-observation'),reason:f.elements.reason.value},out)});
        function empty(f){return [].slice.call(f.querySelectorAll('[data-need]')).filter(function(x){return !x.value.trim()})[0]}
        function undo(id){var why=window.prompt('Why is the decision '+id+' taken back?');if(why)send('undo',{decision:id,reason:why},said)}
        d.addEventListener('click',function(e){var b=e.target.closest&&e.target.closest('.undo');if(b)undo(b.getAttribute('data-decision'))});
        function here(){return d.activeElement.closest?cards.indexOf(d.activeElement.closest('.case')):-1}
        d.addEventListener('keydown',function(e){var a=d.activeElement;
        if(e.ctrlKey||e.metaKey||e.altKey)return;
        if(e.key==='Escape'&&a.closest&&a.closest('.case')){a.closest('.case').focus();return}
        if(/SELECT|TEXTAREA/.test(a.tagName)||a.tagName==='INPUT'&&a.type!=='radio')return;
        if(e.key==='j'||e.key==='k'){var at=here(),n=cards.length,to=at<0?(e.key==='j'?0:n-1):at+(e.key==='j'?1:-1);
        if(n){to=Math.max(0,Math.min(n-1,to));cards[to].focus();cards[to].scrollIntoView({block:'nearest'})}e.preventDefault();return}
        if(e.key==='u'){var b=[].slice.call(d.querySelectorAll('.undo')).pop();if(b)undo(b.getAttribute('data-decision'));return}
        var i=here();if(i<0)return;
        var r=[].slice.call(cards[i].querySelectorAll('input[name=by]')).filter(function(x){return x.getAttribute('data-key')===e.key})[0];
        if(r){r.checked=true;((r.value==='accept'&&empty(r.form))||cards[i].querySelector('input[name=reason]')).focus();e.preventDefault()}});
        addEventListener('focus',function(){fetch('vintage',{credentials:'omit'}).then(function(r){return r.ok?r.text():''}).then(function(t){
        var now=+d.querySelector('.live').getAttribute('data-vintage');
        if(t&&+t>now)said.textContent='Vintage '+t+' has come: reload the page to see it.'}).catch(function(){})});
        })();
        """
}
