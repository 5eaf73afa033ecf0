<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en_US">
<context>
    <name>Autostart</name>
    <message>
        <source>%1 can&apos;t be removed</source>
        <translation>%1 を削除できません</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Time / limit</source>
        <translation>経過 / 制限</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>パーティション</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>優先度</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>終了コード</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>最大メモリ</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>アレイ</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>依存</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>planned start</comment>
        <translation>%1 ごろ</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>End the selected jobs, or take them out of the queue</source>
        <translation>選択したジョブを終了するか、キューから外します</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>保留(&amp;H)</translation>
    </message>
    <message>
        <source>Keep the selected jobs from starting</source>
        <translation>選択したジョブを開始させません</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>保留解除(&amp;R)</translation>
    </message>
    <message>
        <source>Let held jobs start again</source>
        <translation>保留したジョブを再び開始できるようにします</translation>
    </message>
    <message>
        <source>Re&amp;queue</source>
        <translation>キューに戻す(&amp;Q)</translation>
    </message>
    <message>
        <source>Put the selected jobs back into the queue</source>
        <translation>選択したジョブをキューに戻します</translation>
    </message>
    <message>
        <source>S&amp;uspend</source>
        <translation>一時停止(&amp;U)</translation>
    </message>
    <message>
        <source>Stop the processes of the selected jobs for now</source>
        <translation>選択したジョブのプロセスを一時的に止めます</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>再開(&amp;E)</translation>
    </message>
    <message>
        <source>Let suspended jobs go on</source>
        <translation>一時停止したジョブを続けます</translation>
    </message>
    <message>
        <source>Send &amp;signal…</source>
        <translation>シグナルを送る(&amp;S)…</translation>
    </message>
    <message>
        <source>Send a signal to the processes of the selected jobs</source>
        <translation>選択したジョブのプロセスにシグナルを送ります</translation>
    </message>
    <message>
        <source>Change &amp;time limit…</source>
        <translation>時間制限を変える(&amp;T)…</translation>
    </message>
    <message>
        <source>Give the selected jobs more or less time</source>
        <translation>選択したジョブの時間を増減します</translation>
    </message>
    <message>
        <source>Change &amp;priority…</source>
        <translation>優先度を変える(&amp;P)…</translation>
    </message>
    <message>
        <source>Set the priority of the selected jobs</source>
        <translation>選択したジョブの優先度を設定します</translation>
    </message>
    <message>
        <source>Change p&amp;artition…</source>
        <translation>パーティションを変える(&amp;A)…</translation>
    </message>
    <message>
        <source>Move the selected jobs to another partition</source>
        <translation>選択したジョブを別のパーティションに移します</translation>
    </message>
    <message>
        <source>&amp;Move to the front</source>
        <translation>先頭に移す(&amp;M)</translation>
    </message>
    <message>
        <source>Put the selected jobs before all others</source>
        <translation>選択したジョブをほかより前に置きます</translation>
    </message>
    <message>
        <source>Su&amp;bmit again…</source>
        <translation>再投入(&amp;B)…</translation>
    </message>
    <message>
        <source>Open the submit window with what this job was submitted with</source>
        <translation>このジョブの内容で投入ウィンドウを開きます</translation>
    </message>
    <message>
        <source>Show &amp;output</source>
        <translation>出力を表示(&amp;O)</translation>
    </message>
    <message>
        <source>Show what the job has printed</source>
        <translation>ジョブの出力を表示します</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>フォルダーを開く(&amp;F)</translation>
    </message>
    <message>
        <source>Open the folder in which the job works</source>
        <translation>ジョブの作業フォルダーを開きます</translation>
    </message>
    <message>
        <source>Copy &amp;job id</source>
        <translation>ジョブ番号をコピー(&amp;J)</translation>
    </message>
    <message>
        <source>Copy the numbers of the selected jobs</source>
        <translation>選択したジョブの番号をコピーします</translation>
    </message>
    <message>
        <source>Copy comman&amp;d line</source>
        <translation>コマンド行をコピー(&amp;D)</translation>
    </message>
    <message>
        <source>Copy the commands that submitted the selected jobs</source>
        <translation>選択したジョブを投入したコマンドをコピーします</translation>
    </message>
</context>
<context>
    <name>JobRules</name>
    <message>
        <source>The job has ended already, or is ending.</source>
        <translation>ジョブはすでに終わったか、終わるところです。</translation>
    </message>
    <message>
        <source>Only a pending job can be held.</source>
        <translation>保留できるのは待機中のジョブだけです。</translation>
    </message>
    <message>
        <source>The job is not held.</source>
        <translation>ジョブは保留されていません。</translation>
    </message>
    <message>
        <source>A pending job is in the queue already.</source>
        <translation>待機中のジョブはすでにキューにあります。</translation>
    </message>
    <message>
        <source>Only a running job can be suspended.</source>
        <translation>一時停止できるのは実行中のジョブだけです。</translation>
    </message>
    <message>
        <source>The job is not suspended.</source>
        <translation>ジョブは一時停止されていません。</translation>
    </message>
    <message>
        <source>Only a running job can get a signal.</source>
        <translation>シグナルを受けられるのは実行中のジョブだけです。</translation>
    </message>
    <message>
        <source>The job has ended already.</source>
        <translation>ジョブはすでに終わりました。</translation>
    </message>
    <message>
        <source>Only a pending job has a place in the queue to change.</source>
        <translation>キューでの順番を変えられるのは待機中のジョブだけです。</translation>
    </message>
    <message>
        <source>Only a pending job can change its partition.</source>
        <translation>パーティションを変えられるのは待機中のジョブだけです。</translation>
    </message>
    <message>
        <source>Interactive jobs can&apos;t be submitted again from here.</source>
        <translation>対話型ジョブはここから再投入できません。</translation>
    </message>
    <message>
        <source>The job has not started, so there is no output yet.</source>
        <translation>ジョブはまだ始まっていないので、出力はありません。</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>まずジョブを選択してください。</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>デーモンが動いていません。</translation>
    </message>
    <message>
        <source>Select one job only.</source>
        <translation>ジョブを一つだけ選択してください。</translation>
    </message>
</context>
<context>
    <name>JobTexts</name>
    <message>
        <source>no limit</source>
        <translation>制限なし</translation>
    </message>
    <message>
        <source>Other jobs are before it in the queue.</source>
        <translation>キューでほかのジョブが先に並んでいます。</translation>
    </message>
    <message>
        <source>It is next, and waits until enough CPUs, memory or GPUs are free.</source>
        <translation>次の番で、CPU、メモリ、GPU が空くのを待っています。</translation>
    </message>
    <message>
        <source>It waits for other jobs to end.</source>
        <translation>ほかのジョブの終了を待っています。</translation>
    </message>
    <message>
        <source>The jobs that it waits for ended so that it can never start.</source>
        <translation>待っていたジョブの終わり方のため、開始できません。</translation>
    </message>
    <message>
        <source>It is not to start before its begin time.</source>
        <translation>指定の開始時刻より前には始まりません。</translation>
    </message>
    <message>
        <source>It is held and starts only after it was released.</source>
        <translation>保留中です。保留を解除するまで始まりません。</translation>
    </message>
    <message>
        <source>As many tasks of its array run as may run at once.</source>
        <translation>アレイの同時実行数の上限に達しています。</translation>
    </message>
    <message>
        <source>It asks for more than this machine lends at the moment.</source>
        <translation>このマシンが今提供できる以上を求めています。</translation>
    </message>
    <message>
        <source>It was put back into the queue.</source>
        <translation>キューに戻されました。</translation>
    </message>
    <message>
        <source>The script ended with an exit code other than 0.</source>
        <translation>スクリプトが 0 以外の終了コードで終わりました。</translation>
    </message>
    <message>
        <source>The script was ended by a signal.</source>
        <translation>スクリプトがシグナルで終わりました。</translation>
    </message>
    <message>
        <source>It ran until its time limit.</source>
        <translation>時間制限まで実行されました。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>キャンセルされました。</translation>
    </message>
    <message>
        <source>It used more memory than it had reserved.</source>
        <translation>予約した以上のメモリを使いました。</translation>
    </message>
    <message>
        <source>It could not be started.</source>
        <translation>開始できませんでした。</translation>
    </message>
    <message>
        <source>The process that watched over it was killed.</source>
        <translation>監視していたプロセスが強制終了されました。</translation>
    </message>
    <message>
        <source>The machine went down while it ran.</source>
        <translation>実行中にマシンが停止しました。</translation>
    </message>
    <message>
        <source>Its partition is no longer configured.</source>
        <translation>パーティションはもう設定されていません。</translation>
    </message>
    <message>
        <source>What it asks for is not available at the moment.</source>
        <translation>求めるものが今は利用できません。</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message numerus="yes">
        <source>%n finished</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n 件完了</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n 件失敗</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n 件キャンセル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n started</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n 件開始</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1 started</source>
        <translation>ジョブ %1 が開始しました</translation>
    </message>
    <message>
        <source>Job %1 finished</source>
        <translation>ジョブ %1 が完了しました</translation>
    </message>
    <message>
        <source>Job %1 was cancelled</source>
        <translation>ジョブ %1 がキャンセルされました</translation>
    </message>
    <message>
        <source>Job %1 ran out of time</source>
        <translation>ジョブ %1 が時間切れになりました</translation>
    </message>
    <message>
        <source>Job %1 ran out of memory</source>
        <translation>ジョブ %1 がメモリ不足になりました</translation>
    </message>
    <message>
        <source>Job %1 failed</source>
        <translation>ジョブ %1 が失敗しました</translation>
    </message>
    <message>
        <source>%1: exit code %2 after %3</source>
        <translation>%1：終了コード %2、%3 後</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1、%2 後</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Completing</source>
        <translation>終了処理中</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>時間切れ</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>メモリ不足</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル済み</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The window and the panel icon of slotd&apos;s job queue.</source>
        <translation>slotd のジョブキューのウィンドウとパネルアイコン。</translation>
    </message>
    <message>
        <source>Start in the panel, without a window.</source>
        <translation>ウィンドウなしでパネルに起動します。</translation>
    </message>
    <message>
        <source>End the program that runs already.</source>
        <translation>すでに動いているプログラムを終了します。</translation>
    </message>
    <message>
        <source>Scripts to open in the submit window.</source>
        <translation>投入ウィンドウで開くスクリプト。</translation>
    </message>
    <message>
        <source>Open the submit window.</source>
        <translation>投入ウィンドウを開きます。</translation>
    </message>
</context>
<context>
    <name>slotd::CopyList</name>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonControl</name>
    <message>
        <source>The program &quot;slotd&quot; was not found beside this one or in PATH.</source>
        <translation>プログラム「slotd」がこの隣にも PATH にも見つかりません。</translation>
    </message>
</context>
<context>
    <name>slotd::DaemonLink</name>
    <message>
        <source>The daemon closed the connection.</source>
        <translation>デーモンが接続を閉じました。</translation>
    </message>
</context>
<context>
    <name>slotd::DependencyPage</name>
    <message>
        <source>It waits for no job, and no job waits for it.</source>
        <translation>待っているジョブも、待たれているジョブもありません。</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>依存関係</translation>
    </message>
</context>
<context>
    <name>slotd::Desk</name>
    <message>
        <source>&amp;Queue</source>
        <translation>キュー(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>タイムライン(&amp;T)</translation>
    </message>
    <message>
        <source>The daemon could not be started or stopped.</source>
        <translation>デーモンを起動または停止できませんでした。</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting job(s) will be cancelled.</source>
        <translation>
            <numerusform>待機中のジョブ %n 件をキャンセルします。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>%1 · slotd %2</source>
        <translation>%1 · slotd %2</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>デーモンが動いていません。</translation>
    </message>
    <message>
        <source>What you see is the last known queue; running jobs go on. Nobody answers on %1 (SLOTD_ROOT=%2).</source>
        <translation>表示は最後に分かっていたキューです。実行中のジョブは続きます。%1 で応答がありません (SLOTD_ROOT=%2)。</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>デーモンを起動</translation>
    </message>
    <message>
        <source>The daemon and this window have different versions.</source>
        <translation>デーモンとこのウィンドウのバージョンが違います。</translation>
    </message>
    <message>
        <source>Restart the one that was not updated. The daemon says: %1</source>
        <translation>更新されていない方を再起動してください。デーモンの応答：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>ジョブ %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>実行中 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>待機中 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>保留中 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Submitted batch job %1</source>
        <translation>ジョブ %1 を投入しました</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>フォルダーです</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can&apos;t be submitted</source>
        <translation>
            <numerusform>%n 個のファイルを投入できません</numerusform>
        </translation>
    </message>
    <message>
        <source>The test job was not taken</source>
        <translation>テストジョブが受け付けられませんでした</translation>
    </message>
    <message>
        <source>About slotd</source>
        <translation>slotd について</translation>
    </message>
    <message>
        <source>A Slurm-style job queue for one machine.
Runtime root: %1</source>
        <translation>一台のマシンのための Slurm 風ジョブキュー。
実行時フォルダー：%1</translation>
    </message>
    <message>
        <source>slotd stays in the panel</source>
        <translation>slotd はパネルに残ります</translation>
    </message>
    <message>
        <source>The window is closed; click the icon to see it again. Quit there to end the program.</source>
        <translation>ウィンドウは閉じました。アイコンをクリックすると再び表示されます。終了はそこから行えます。</translation>
    </message>
    <message>
        <source>The program ends with its window</source>
        <translation>プログラムはウィンドウとともに終了します</translation>
    </message>
    <message>
        <source>This desktop has no panel that shows its icon. Jobs go on without it.</source>
        <translation>このデスクトップにはアイコンを表示するパネルがありません。ジョブはそのまま続きます。</translation>
    </message>
    <message>
        <source>&amp;Statistics</source>
        <translation>統計(&amp;S)</translation>
    </message>
</context>
<context>
    <name>slotd::DetailsPane</name>
    <message>
        <source>Details of the selected job</source>
        <translation>選択したジョブの詳細</translation>
    </message>
    <message>
        <source>Select one job to see all about it.</source>
        <translation>ジョブを一つ選択すると詳細が表示されます。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>スクリプト</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>依存関係</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Without the daemon only the list is known.</source>
        <translation>デーモンがないと一覧しか分かりません。</translation>
    </message>
</context>
<context>
    <name>slotd::EnvironmentPage</name>
    <message>
        <source>Variable</source>
        <translation>変数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>Filter the variables</source>
        <translation>変数を絞り込む</translation>
    </message>
</context>
<context>
    <name>slotd::FirstRun</name>
    <message>
        <source>No jobs yet</source>
        <translation>まだジョブはありません</translation>
    </message>
    <message>
        <source>slotd runs your scripts one after another, or side by side, as far as CPUs, memory and GPUs reach. A script needs no change: put sbatch before it.</source>
        <translation>slotd はスクリプトを順に、CPU・メモリ・GPU が足りれば並行して実行します。スクリプトの変更は不要です。前に sbatch を付けるだけです。</translation>
    </message>
    <message>
        <source>Copy this command</source>
        <translation>このコマンドをコピー</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>コピー：%1</translation>
    </message>
    <message>
        <source>Submit a script, with what it needs:</source>
        <translation>必要な資源を付けてスクリプトを投入：</translation>
    </message>
    <message>
        <source>Or one command line, without a script:</source>
        <translation>またはスクリプトなしでコマンドを一行：</translation>
    </message>
    <message>
        <source>See the queue in a terminal, as here:</source>
        <translation>端末でも同じようにキューを見る：</translation>
    </message>
    <message>
        <source>Submit a test job</source>
        <translation>テストジョブを投入</translation>
    </message>
    <message>
        <source>Submit a script…</source>
        <translation>スクリプトを投入…</translation>
    </message>
    <message>
        <source>A script can also be dropped on this window.</source>
        <translation>スクリプトをこのウィンドウにドロップすることもできます。</translation>
    </message>
</context>
<context>
    <name>slotd::GaugePanel</name>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>%1 of %2 reserved</source>
        <translation>%2 中 %1 を予約</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 in use on the whole machine</source>
        <translation>マシン全体で %1 を使用中</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>予約</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>slotd::HistoryPage</name>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>開始可能</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message numerus="yes">
        <source>with %n CPU(s)</source>
        <translation>
            <numerusform>CPU %n 個で</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <translation>待機：%1</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>終了コード %1</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>保留解除</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Is being ended</source>
        <translation>終了処理中</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Put back into the queue</source>
        <translation>キューに戻しました</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
</context>
<context>
    <name>slotd::JobCommands</name>
    <message numerus="yes">
        <source>This did not work for %n job(s)</source>
        <translation>
            <numerusform>%n 件のジョブで失敗しました</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, running for %2</source>
        <translation>%1、実行時間 %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation>ジョブのキャンセル</translation>
    </message>
    <message numerus="yes">
        <source>End %n running job(s)?</source>
        <translation>
            <numerusform>実行中のジョブ %n 件を終了しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>End them</source>
        <translation>終了する</translation>
    </message>
    <message>
        <source>End the job</source>
        <translation>ジョブを終了</translation>
    </message>
    <message>
        <source>Let run</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Don&apos;t ask again</source>
        <translation>今後確認しない</translation>
    </message>
    <message>
        <source>Send a signal</source>
        <translation>シグナルを送る</translation>
    </message>
    <message numerus="yes">
        <source>Signal to %n job(s):</source>
        <translation>
            <numerusform>ジョブ %n 件へのシグナル：</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the time limit</source>
        <translation>時間制限の変更</translation>
    </message>
    <message numerus="yes">
        <source>Time limit of %n job(s):</source>
        <translation>
            <numerusform>ジョブ %n 件の時間制限：</numerusform>
        </translation>
    </message>
    <message>
        <source>Minutes, H:MM:SS, D-HH:MM:SS or UNLIMITED</source>
        <translation>分、H:MM:SS、D-HH:MM:SS、または UNLIMITED</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>優先度の変更</translation>
    </message>
    <message numerus="yes">
        <source>Priority of %n job(s):</source>
        <translation>
            <numerusform>ジョブ %n 件の優先度：</numerusform>
        </translation>
    </message>
    <message>
        <source>A whole number; jobs with a higher one start first</source>
        <translation>整数。大きいものが先に始まります</translation>
    </message>
    <message>
        <source>Not a number from 0 to 4294967294</source>
        <translation>0 から 4294967294 の数ではありません</translation>
    </message>
    <message>
        <source>Change the partition</source>
        <translation>パーティションの変更</translation>
    </message>
    <message numerus="yes">
        <source>Partition of %n job(s):</source>
        <translation>
            <numerusform>ジョブ %n 件のパーティション：</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>コピーしました：%1</translation>
    </message>
</context>
<context>
    <name>slotd::JobTable</name>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Fit widths</source>
        <translation>幅を合わせる</translation>
    </message>
    <message>
        <source>As at the start</source>
        <translation>初期状態に戻す</translation>
    </message>
</context>
<context>
    <name>slotd::LogView</name>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
</context>
<context>
    <name>slotd::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>Jobs on this machine</source>
        <translation>このマシンのジョブ</translation>
    </message>
    <message>
        <source>&amp;New job…</source>
        <translation>新しいジョブ(&amp;N)…</translation>
    </message>
    <message>
        <source>Submit a script or a command (Ctrl+N)</source>
        <translation>スクリプトやコマンドを投入 (Ctrl+N)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>詳細(&amp;D)</translation>
    </message>
    <message>
        <source>Show what is about the selected job (F4)</source>
        <translation>選択したジョブについて表示 (F4)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>ジョブ(&amp;J)</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>ウィンドウを閉じる(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Find in the list</source>
        <translation>一覧を検索(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>更新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>プログラム(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>No notifications for one &amp;hour</source>
        <translation>1 時間通知しない(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About slotd</source>
        <translation>slotd について(&amp;A)</translation>
    </message>
    <message>
        <source>Filter by name, id or folder</source>
        <translation>名前・番号・フォルダーで絞り込む</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>一覧を絞り込む</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>デーモンが動いていません。</translation>
    </message>
    <message>
        <source>Search the &amp;output</source>
        <translation>出力を検索(&amp;O)</translation>
    </message>
</context>
<context>
    <name>slotd::NotificationCenter</name>
    <message>
        <source>Array %1 %2</source>
        <translation>アレイ %1 %2</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>ログを開く</translation>
    </message>
    <message>
        <source>Requeue</source>
        <translation>キューに戻す</translation>
    </message>
    <message>
        <source>While you were away</source>
        <translation>不在の間に</translation>
    </message>
</context>
<context>
    <name>slotd::OutputPage</name>
    <message>
        <source>&amp;Follow</source>
        <translation>追従(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Wrap</source>
        <translation>折り返し(&amp;W)</translation>
    </message>
    <message>
        <source>Show earlier lines</source>
        <translation>前の行を表示</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Which output</source>
        <translation>どの出力</translation>
    </message>
    <message>
        <source>Stay at the end while more is written</source>
        <translation>書き込まれる間、末尾を表示し続けます</translation>
    </message>
    <message>
        <source>Search the output</source>
        <translation>出力を検索</translation>
    </message>
    <message>
        <source>This job has no output file.</source>
        <translation>このジョブには出力ファイルがありません。</translation>
    </message>
    <message>
        <source>The job has not started; it will write to %1</source>
        <translation>ジョブは未開始です。%1 に書き込みます</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>ファイル %1 がありません</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 を読めません：%2</translation>
    </message>
    <message>
        <source>it was cut short meanwhile</source>
        <translation>途中で切り詰められました</translation>
    </message>
    <message>
        <source>the first %1 are not shown</source>
        <translation>最初の %1 は表示していません</translation>
    </message>
</context>
<context>
    <name>slotd::QueuePage</name>
    <message>
        <source>No job fits the filter.</source>
        <translation>条件に合うジョブはありません。</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>コピーしました：%1</translation>
    </message>
</context>
<context>
    <name>slotd::SbatchRunner</name>
    <message>
        <source>The program &quot;sbatch&quot; was not found beside this one or in PATH.</source>
        <translation>プログラム「sbatch」がこの隣にも PATH にも見つかりません。</translation>
    </message>
</context>
<context>
    <name>slotd::ScriptPage</name>
    <message>
        <source>Script</source>
        <translation>スクリプト</translation>
    </message>
</context>
<context>
    <name>slotd::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Start with the desktop, in the panel</source>
        <translation>デスクトップと同時にパネルで起動</translation>
    </message>
    <message>
        <source>Stay in the panel when the window is closed</source>
        <translation>ウィンドウを閉じてもパネルに残る</translation>
    </message>
    <message>
        <source>Ask before running jobs are ended</source>
        <translation>実行中のジョブを終了する前に確認</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>デスクトップに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Colours:</source>
        <translation>配色：</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Language (after a restart):</source>
        <translation>言語（再起動後）：</translation>
    </message>
    <message>
        <source>Ended jobs in the list</source>
        <translation>一覧に残す終了ジョブ</translation>
    </message>
    <message>
        <source>of the last day</source>
        <translation>1 日分</translation>
    </message>
    <message>
        <source>of the last week</source>
        <translation>1 週間分</translation>
    </message>
    <message>
        <source>of the last month</source>
        <translation>1 か月分</translation>
    </message>
    <message>
        <source>of the last year</source>
        <translation>1 年分</translation>
    </message>
    <message>
        <source>Ended jobs in the list:</source>
        <translation>一覧に残す終了ジョブ：</translation>
    </message>
    <message>
        <source>Tell me when a job…</source>
        <translation>ジョブが次のとき通知：</translation>
    </message>
    <message>
        <source>failed, ran out of time or out of memory</source>
        <translation>失敗、時間切れ、メモリ不足</translation>
    </message>
    <message>
        <source>finished well</source>
        <translation>正常に完了</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>has started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Only jobs that finish well after at least</source>
        <translation>正常完了は実行時間が次以上のものだけ</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>通知しない時間</translation>
    </message>
    <message>
        <source>until</source>
        <translation>から</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>通知しない時間の終わり</translation>
    </message>
    <message>
        <source>Sum up at the start what ended while I was away</source>
        <translation>起動時に不在中に終わったものをまとめて通知</translation>
    </message>
</context>
<context>
    <name>slotd::SideList</name>
    <message>
        <source>All jobs</source>
        <translation>すべてのジョブ</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル済み</translation>
    </message>
    <message>
        <source>States and partitions</source>
        <translation>状態とパーティション</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n job(s)</source>
        <translation>
            <numerusform>%1、ジョブ %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>パーティション</translation>
    </message>
</context>
<context>
    <name>slotd::StatisticsPage</name>
    <message>
        <source>Last day</source>
        <translation>過去1日</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>過去1週間</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>過去1か月</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>過去1年</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Ended in</source>
        <translation>終了した期間</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>CPU hours</source>
        <translation>CPU 時間</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最長</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>時間制限</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>最大メモリ</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>助言</translation>
    </message>
    <message>
        <source>Ended jobs by name</source>
        <translation>名前ごとの終了したジョブ</translation>
    </message>
    <message>
        <source>A double click shows the jobs of this name in the queue.</source>
        <translation>ダブルクリックでこの名前のジョブをキューに表示します。</translation>
    </message>
    <message>
        <source>%1 of memory would do</source>
        <translation>メモリは %1 で足ります</translation>
    </message>
    <message>
        <source>%1 of time would do</source>
        <translation>時間は %1 で足ります</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>ジョブ %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 CPU hours</source>
        <translation>%1 CPU 時間</translation>
    </message>
</context>
<context>
    <name>slotd::StepsPage</name>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>最大メモリ</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>終了コード</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>This job has no steps. Each srun in its script is one.</source>
        <translation>このジョブにステップはありません。スクリプト中の srun が一つずつステップになります。</translation>
    </message>
</context>
<context>
    <name>slotd::SubmitDialog</name>
    <message>
        <source>&amp;Script</source>
        <translation>スクリプト(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>コマンド(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Hold it for now</source>
        <translation>ひとまず保留(&amp;H)</translation>
    </message>
    <message>
        <source>S&amp;ubmit</source>
        <translation>投入(&amp;U)</translation>
    </message>
    <message>
        <source>Submit a job</source>
        <translation>ジョブの投入</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>参照(&amp;B)…</translation>
    </message>
    <message>
        <source>Path of the script</source>
        <translation>スクリプトのパス</translation>
    </message>
    <message>
        <source>Arguments of the script</source>
        <translation>スクリプトの引数</translation>
    </message>
    <message>
        <source>python3 train.py --epochs 10</source>
        <translation>python3 train.py --epochs 10</translation>
    </message>
    <message>
        <source>Command to run</source>
        <translation>実行するコマンド</translation>
    </message>
    <message>
        <source>Copy this command line</source>
        <translation>このコマンド行をコピー</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前(&amp;N)</translation>
    </message>
    <message>
        <source>as the script</source>
        <translation>スクリプトと同じ</translation>
    </message>
    <message>
        <source>&amp;Partition</source>
        <translation>パーティション(&amp;P)</translation>
    </message>
    <message>
        <source>default</source>
        <translation>既定</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>時間制限(&amp;T)</translation>
    </message>
    <message>
        <source>none; 30, 2:00:00, 1-12</source>
        <translation>なし；30、2:00:00、1-12</translation>
    </message>
    <message>
        <source>CPUs per t&amp;ask</source>
        <translation>タスクあたりの CPU(&amp;A)</translation>
    </message>
    <message>
        <source>Tas&amp;ks</source>
        <translation>タスク数(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>メモリ(&amp;M)</translation>
    </message>
    <message>
        <source>512M, 8G</source>
        <translation>512M、8G</translation>
    </message>
    <message>
        <source>&amp;GPUs</source>
        <translation>GPU(&amp;G)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>A&amp;rray</source>
        <translation>アレイ(&amp;R)</translation>
    </message>
    <message>
        <source>After &amp;jobs</source>
        <translation>先行ジョブ(&amp;J)</translation>
    </message>
    <message>
        <source>Not be&amp;fore</source>
        <translation>開始時刻(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Output file</source>
        <translation>出力ファイル(&amp;O)</translation>
    </message>
    <message>
        <source>Fol&amp;der</source>
        <translation>フォルダー(&amp;D)</translation>
    </message>
    <message>
        <source>Choose a script</source>
        <translation>スクリプトを選択</translation>
    </message>
    <message>
        <source>The daemon is not running.</source>
        <translation>デーモンが動いていません。</translation>
    </message>
    <message>
        <source>It would start at once.</source>
        <translation>すぐに始まります。</translation>
    </message>
    <message>
        <source>It would start at about %1.</source>
        <translation>%1 ごろ始まります。</translation>
    </message>
</context>
<context>
    <name>slotd::SummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>すべての項目</translation>
    </message>
    <message>
        <source>Ran for</source>
        <translation>実行時間</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>時間制限</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>最大メモリ</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>終了コード</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>パーティション</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Planned start</source>
        <translation>開始予定</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>待ち</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>コメント</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n CPU(s)</source>
        <translation>
            <numerusform>CPU %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>GPU %n 個</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotd::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Jobs as bars over time. Left and right go from job to job, plus and minus zoom.</source>
        <translation>時間に沿ったジョブの棒。左右キーでジョブを移動、+ と - で拡大縮小します。</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>No job ran, runs or is planned in this time.</source>
        <translation>この期間に実行・予定されたジョブはありません。</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>planned from %1</source>
        <translation>%1 から予定</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>without a time limit</source>
        <translation>時間制限なし</translation>
    </message>
    <message>
        <source>until %1 at the latest</source>
        <translation>遅くとも %1 まで</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1 まで</translation>
    </message>
</context>
<context>
    <name>slotd::TrayApp</name>
    <message>
        <source>It ended again at once. In a terminal, &quot;slotd doctor&quot; says why.</source>
        <translation>すぐに終了しました。端末で「slotd doctor」を実行すると理由がわかります。</translation>
    </message>
</context>
<context>
    <name>slotd::TrayIcon</name>
    <message>
        <source>the daemon has another version</source>
        <translation>デーモンのバージョンが違います</translation>
    </message>
    <message>
        <source>the daemon is not running</source>
        <translation>デーモンが動いていません</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>実行中 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>待機中 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>保留中 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 件失敗</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the queue</source>
        <translation>キューで表示</translation>
    </message>
    <message>
        <source>Open output</source>
        <translation>出力を開く</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>キューを表示</translation>
    </message>
    <message>
        <source>Submit a job…</source>
        <translation>ジョブを投入…</translation>
    </message>
    <message>
        <source>Hold all waiting jobs</source>
        <translation>待機中のジョブをすべて保留</translation>
    </message>
    <message>
        <source>Release all held jobs</source>
        <translation>すべてのジョブの保留を解除</translation>
    </message>
    <message>
        <source>Stop the daemon (running jobs go on)</source>
        <translation>デーモンを停止（実行中のジョブは続きます）</translation>
    </message>
    <message>
        <source>Start the daemon</source>
        <translation>デーモンを起動</translation>
    </message>
    <message>
        <source>No notifications for one hour</source>
        <translation>1 時間通知しない</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Quit (jobs go on)</source>
        <translation>終了（ジョブは続きます）</translation>
    </message>
</context>
<context>
    <name>slotd::UsageLines</name>
    <message>
        <source>CPUs in use</source>
        <translation>使用中の CPU</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>使用中のメモリ</translation>
    </message>
    <message>
        <source>What the job uses of what it has reserved, over the last ten minutes at most</source>
        <translation>ジョブが予約したうち実際に使っている量 (最大で過去 10 分)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
</TS>
